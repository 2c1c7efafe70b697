using System.Diagnostics;

namespace Axon.Tests.Contracts.Payments;

/// <summary>A simulator as its own process, that can be killed the hard way.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SimulatorProcess(Process process, Uri baseUrl) => (_process, BaseUrl) = (process, baseUrl);

    public Uri BaseUrl { get; }

    public static async Task<SimulatorProcess> StartAsync(string folder)
    {
        var (process, line) = await RunAsync("--data", folder, "--urls", "http://127.0.0.1:0");
        return new SimulatorProcess(process, new Uri(line!.Split(' ', ',')[3]));
    }

    /// <summary>The process and the first line it says: null when it ended without a word.</summary>
    public static async Task<(Process Process, string? Line)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Axon.PaymentSimulator.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        return (process, await process.StandardOutput.ReadLineAsync(limit.Token));
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
