using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>The built web application as its own process, that can be killed the hard way.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _open.TrySetException(new InvalidOperationException("The web process has ended"));
    }

    /// <summary>What it has logged as errors, each with the lines that follow.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            var lines = _lines.ToArray();
            return [.. lines.Select((line, at) => (line, at)).Where(one => one.line.StartsWith("fail:", StringComparison.Ordinal) || one.line.StartsWith("crit:", StringComparison.Ordinal))
                .Select(one => string.Join('\n', lines.Skip(one.at).Take(8)))];
        }
    }

    /// <summary>Axon.Web.dll in its own output folder, beside this assembly's: there it has everything that it is delivered with.</summary>
    public static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.FullName, "Axon.Web", here.Name, "Axon.Web.dll"); // artifacts/bin/PROJECT/CONFIGURATION
        }
    }

    /// <summary>Returns when it listens.</summary>
    /// <param name="folder">A test folder: by it the next run finds a process that a killed run left behind.</param>
    public static async Task<WebProcess> StartAsync(Uri address, IReadOnlyDictionary<string, string> settings, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", address.ToString(), "--Axon:DataDirectory", folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var web = new WebProcess(start);
        web._process.Start();
        web._process.BeginOutputReadLine();
        web._process.BeginErrorReadLine();
        var run = Directory.CreateDirectory(Path.Combine(folder, "run"));
        await File.WriteAllTextAsync(Path.Combine(run.FullName, $"web-{address.Port}.pid"), web._process.Id.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
        try
        {
            await web._open.Task.WaitAsync(StartLimit, TestContext.Current.CancellationToken);
            return web;
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
        {
            await web.DisposeAsync();
            throw new InvalidOperationException($"The web process did not start:\n{string.Join('\n', web._lines)}", failure);
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <remarks>What it has logged as errors is part of the test's output: an answer 500 alone does not say why.</remarks>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        foreach (var error in Errors)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(error);
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.Contains("Axon is open at", StringComparison.Ordinal))
        {
            _open.TrySetResult();
        }
    }
}
