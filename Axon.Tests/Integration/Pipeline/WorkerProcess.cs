using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.Pipeline;

/// <summary>Axon.Workers as a process of its own, to kill and to stop.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const string MetricsToken = "of the tests";
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly HttpClient _http;

    private WorkerProcess(ProcessStartInfo start, Uri address)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5), DefaultRequestHeaders = { Authorization = new("Bearer", MetricsToken) } };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
    }

    /// <summary>The end of what it has logged.</summary>
    public string Tail => string.Join('\n', _lines.TakeLast(30));

    /// <summary>Returns when it answers.</summary>
    public static async Task<WorkerProcess> StartAsync(string role, IReadOnlyDictionary<string, string> settings)
    {
        // Its own output folder, beside this assembly's: artifacts/bin/PROJECT/CONFIGURATION.
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "Axon.Workers", here.Name, "Axon.Workers.dll"); // as above
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.ToString(), "--role", role]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Monitoring__Token"] = MetricsToken;
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var worker = new WorkerProcess(start, address);
        worker._process.Start();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        await Wait.UntilAsync($"the {role} answers", worker.AnswersAsync, 90, () => worker.Tail);
        return worker;
    }

    /// <summary>The sum of one metric over all its labels.</summary>
    public async Task<double> MetricAsync(string name)
    {
        var text = await _http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        return text.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] is '{' or ' ')
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>The buckets of a histogram without labels: up to where each goes, and how many lie in it or below.</summary>
    public async Task<IReadOnlyList<(double End, double Count)>> BucketsAsync(string name)
    {
        var text = await _http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        return
        [
            .. text.Split('\n').Where(line => line.StartsWith(name + "_bucket", StringComparison.Ordinal))
                .Select(line => (End: line.Split("le=\"")[1].Split('"')[0], Count: double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)))
                .Select(bucket => (bucket.End == "+Inf" ? double.PositiveInfinity : double.Parse(bucket.End, CultureInfo.InvariantCulture), bucket.Count)),
        ];
    }

    /// <summary>An upper bound of the quantile, the end of the bucket that it lies in, of what came after <paramref name="before"/>.</summary>
    public static double Quantile(IReadOnlyList<(double End, double Count)> buckets, double quantile, IReadOnlyList<(double End, double Count)> before)
    {
        var counts = buckets.Select((bucket, at) => (bucket.End, Count: bucket.Count - (before.Count == 0 ? 0 : before[at].Count))).ToList();
        return counts.First(bucket => bucket.Count >= quantile * counts[^1].Count).End;
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM, as an orchestrator stops it.</summary>
    /// <returns>How it ended.</returns>
    public async Task<int> StopAsync()
    {
        UnixSignal.Terminate(_process.Id);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
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

    private async Task<bool> AnswersAsync()
    {
        Assert.False(_process.HasExited, $"The worker has ended:\n{Tail}");
        try
        {
            using var answer = await _http.GetAsync("/health/live", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
