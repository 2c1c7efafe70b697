using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.Workers;

/// <summary>The built workers as their own process, with one role.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly HttpClient _http;

    private WorkerProcess(Process process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address };
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
    }

    public string Log => string.Join('\n', _lines);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Returns when its health answers.</summary>
    /// <param name="folder">A test folder: by it the next run finds a process that a killed run left behind.</param>
    public static async Task<WorkerProcess> StartAsync(string role, IReadOnlyDictionary<string, string> settings, string folder)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/"));
        // Its own output folder, beside this assembly's: artifacts/bin/PROJECT/CONFIGURATION.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "Axon.Workers", here.Name, "Axon.Workers.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--role", role, "--urls", address.ToString(), "--Axon:DataDirectory", folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var worker = new WorkerProcess(new Process { StartInfo = start }, address);
        worker._process.Start();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        var run = Directory.CreateDirectory(Path.Combine(folder, "run"));
        await File.WriteAllTextAsync(Path.Combine(run.FullName, $"worker-{address.Port}.pid"), worker._process.Id.ToString(CultureInfo.InvariantCulture), Stop);
        await Wait.UntilAsync($"the {role} worker is ready", worker.IsReadyAsync, seconds: 60, () => worker.Log);
        return worker;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM; answers the exit code and how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        var watch = Stopwatch.StartNew();
        UnixSignal.Terminate(_process.Id);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, $"The worker has ended:\n{Log}");
        try
        {
            using var answer = await _http.GetAsync(new Uri("health/ready", UriKind.Relative), Stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
