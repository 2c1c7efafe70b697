using System.Globalization;
using System.Text.Json;
using Axon.Core.Infrastructure.LocalServers;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Tests.Servers;

/// <summary>A broker that belongs to one test, to stop, kill or freeze, on a folder that goes away.</summary>
public sealed class KafkaBroker : IAsyncDisposable
{
    /// <summary>A broker that lives for a minute does not earn back what the second compiler costs: it is up in two thirds of the time.</summary>
    private static readonly Dictionary<string, string?> Quick = new() { ["_JAVA_OPTIONS"] = "-XX:TieredStopAtLevel=1" };

    private readonly string _folder;
    private readonly ServerProcess _process;

    private KafkaBroker(string folder, ServerProcess process)
    {
        _folder = folder;
        _process = process;
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_process.Port}");

    public bool IsUp => _process.ProcessId is not null;

    public static async Task<KafkaBroker> StartOwnAsync()
    {
        var broker = Create(FreePort.Next(), FreePort.Next(), [], []);
        await broker.StartAsync();
        return broker;
    }

    /// <param name="options">Of <c>run.sh</c>: its place in a cluster.</param>
    /// <param name="properties">Of the broker itself, <c>name=value</c>.</param>
    internal static KafkaBroker Create(int port, int controllerPort, IReadOnlyList<string> options, IReadOnlyList<string> properties)
    {
        var script = SharedServers.Script("kafka");
        var folder = TestFolder.Create("kafka");
        var run = Directory.CreateDirectory(Path.Combine(folder, "run")).FullName;
        string[] arguments =
        [
            "--dir", Path.Combine(folder, "data"), "--port", port.ToString(CultureInfo.InvariantCulture), "--controller-port", controllerPort.ToString(CultureInfo.InvariantCulture), .. options,
            "--", "group.min.session.timeout.ms=1000", .. properties,
        ];
        var command = new ServerCommand("Kafka", script, arguments, port, Path.Combine(run, "kafka.pid"), Path.Combine(folder, "kafka.log"), token => AnswersAsync(port, token)) { Environment = Quick };
        return new KafkaBroker(folder, new ServerProcess(command, new LocalServersOptions(folder) { Restart = false, StopLimit = TimeSpan.FromSeconds(15) }, NullLogger.Instance));
    }

    /// <summary>Who leads the controllers. Of what clients may ask nothing tells it, so it is read where the broker notes it for itself.</summary>
    public async Task<int> ControllerAsync()
    {
        var state = await File.ReadAllTextAsync(Path.Combine(_folder, "data", "data", "__cluster_metadata-0", "quorum-state"), TestContext.Current.CancellationToken);
        return JsonElement.Parse(state).GetProperty("leaderId").GetInt32();
    }

    /// <summary>Again, on what the last run has left.</summary>
    public Task StartAsync() => _process.StartAsync(TestContext.Current.CancellationToken);

    public Task StopAsync() => _process.StopAsync();

    public Task KillAsync() => _process.KillAsync();

    /// <summary>As if it had got another disk; while it is stopped.</summary>
    public void Empty() => Directory.Delete(Path.Combine(_folder, "data"), recursive: true);

    public void Freeze() => _process.Freeze();

    public void Thaw() => _process.Thaw();

    public async ValueTask DisposeAsync()
    {
        // Nothing in the folder is needed again, so nothing needs a clean stop.
        await _process.KillAsync();
        await _process.DisposeAsync();
        TestFolder.Delete(_folder);
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        if (FreePort.IsFree(port))
        {
            await Task.Delay(100, cancellationToken);
            return false;
        }

        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = $"127.0.0.1:{port}" }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        try
        {
            return await Task.Run(() => admin.GetMetadata(TimeSpan.FromSeconds(2)).Brokers.Count > 0, cancellationToken);
        }
        catch (KafkaException)
        {
            return false;
        }
    }
}
