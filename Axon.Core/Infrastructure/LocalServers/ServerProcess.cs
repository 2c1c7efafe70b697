using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>One private server as a process of its own: adopted or started, probed until it answers, and stopped.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly ServerCommand _command;
    private readonly LocalServersOptions _options;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private RunningServer? _process;
    private volatile bool _wanted;

    internal ServerProcess(ServerCommand command, LocalServersOptions options, ILogger logger)
    {
        _command = command;
        _options = options;
        _logger = logger;
    }

    public string Name => _command.Name;

    public int Port => _command.Port;

    public int? ProcessId => _process is { HasExited: false } process ? process.Id : null;

    /// <summary>Takes over the server that a killed run left behind, if it is as this one would be; from then on it is ours to watch and to end.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> TryAdoptAsync(CancellationToken cancellationToken)
    {
        if (await OrphanedServer.FindAsync(_command, cancellationToken) is not { } id)
        {
            return false;
        }

        _process = new RunningServer(id);
        _wanted = true;
        Log.Adopted(_logger, Name, Port, id);
        _ = WatchAsync(_process);
        return true;
    }

    /// <summary>Starts the server and returns when it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var started = Stopwatch.StartNew();
            var process = new RunningServer(Launch());
            _process = process;
            _wanted = true;
            await File.WriteAllTextAsync(_command.PidFile, process.Id.ToString(CultureInfo.InvariantCulture), cancellationToken);
            await WaitUntilReadyAsync(process, started, cancellationToken);
            Log.Ready(_logger, Name, Port, started.ElapsedMilliseconds);
            _ = WatchAsync(process);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks the server to stop and waits; kills it when it takes too long.</summary>
    public async Task StopAsync()
    {
        _wanted = false;
        await _turn.WaitAsync();
        try
        {
            if (_process is { HasExited: false } process)
            {
                process.Terminate();
                if (!await ExitedAsync(process, _options.StopLimit))
                {
                    Log.Killed(_logger, Name, process.Id);
                    process.Kill();
                    await process.WaitForExitAsync();
                }
            }

            File.Delete(_command.PidFile);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Freezes the process: it keeps its connections and answers nothing.</summary>
    public void Freeze() => UnixSignal.Stop(RunningId());

    /// <summary>Lets a frozen process go on.</summary>
    public void Thaw() => UnixSignal.Continue(RunningId());

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process?.Dispose();
        _process = null;
        _turn.Dispose();
    }

    private int RunningId() => ProcessId ?? throw new InvalidOperationException($"{Name} does not run");

    private Process Launch()
    {
        // A session of its own, so that Ctrl-C in the terminal reaches Axon alone and the servers stop last. The shell only
        // redirects the output; both it and setsid replace themselves, so the process id is the server's.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        string[] words =
        [
            "-c", "exec \"$0\" \"$@\" >>\"$AXON_SERVER_LOG\" 2>&1 </dev/null",
            ServerBinary.Find("setsid"), _command.Executable, .. _command.Arguments,
        ];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (name, value) in _command.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["AXON_SERVER_LOG"] = _command.LogFile;
        if (_command.Settings is var (file, text))
        {
            DataFolder.WritePrivate(file, text);
        }

        return Process.Start(start) ?? throw new LocalServersException($"{Name} could not be started");
    }

    private async Task WaitUntilReadyAsync(RunningServer process, Stopwatch started, CancellationToken cancellationToken)
    {
        while (!await _command.ProbeAsync(cancellationToken))
        {
            if (process.HasExited)
            {
                throw new LocalServersException($"{Name} ended while it was starting (exit code {process.ExitCode}). Its log, {_command.LogFile}, ends:\n{LogTail()}");
            }

            if (started.Elapsed > _options.StartLimit)
            {
                process.Kill();
                throw new LocalServersException($"{Name} did not answer on port {Port} within {_options.StartLimit.TotalSeconds} s. Its log, {_command.LogFile}, ends:\n{LogTail()}");
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    private async Task WatchAsync(RunningServer process)
    {
        await process.WaitForExitAsync();
        if (!_wanted || !_options.Restart)
        {
            return;
        }

        Log.Died(_logger, Name, process.ExitCode);
        for (var wait = 1; _wanted; wait = Math.Min(wait * 2, 30))
        {
            try
            {
                await StartAsync(CancellationToken.None);
                return;
            }
            catch (Exception exception) when (exception is LocalServersException or IOException)
            {
                Log.NotRestarted(_logger, exception, Name, wait);
                await Task.Delay(TimeSpan.FromSeconds(wait));
            }
        }
    }

    private string LogTail() => File.Exists(_command.LogFile) ? string.Join('\n', File.ReadLines(_command.LogFile).TakeLast(8)) : "(empty)";

    private static async Task<bool> ExitedAsync(RunningServer process, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Information, "{Server} answers on port {Port} after {Milliseconds} ms")]
        public static partial void Ready(ILogger logger, string server, int port, long milliseconds);

        [LoggerMessage(1206, LogLevel.Information, "{Server} goes on: it outlived a run that was killed, and answers on port {Port} as process {ProcessId}")]
        public static partial void Adopted(ILogger logger, string server, int port, int processId);

        [LoggerMessage(1203, LogLevel.Warning, "{Server}, process {ProcessId}, did not stop in time and was killed")]
        public static partial void Killed(ILogger logger, string server, int processId);

        [LoggerMessage(1204, LogLevel.Error, "{Server} ended by itself with exit code {ExitCode}; starting it again")]
        public static partial void Died(ILogger logger, string server, int? exitCode);

        [LoggerMessage(1205, LogLevel.Error, "{Server} could not be started again; next try in {Seconds} s")]
        public static partial void NotRestarted(ILogger logger, Exception exception, string server, int seconds);
    }
}
