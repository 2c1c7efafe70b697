using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>Axon.Workers as processes of their own beside a web process on one machine, one for each role.</summary>
public sealed class LocalWorkers : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(3) };
    private readonly IReadOnlyList<ServerProcess> _workers;

    private LocalWorkers(IReadOnlyList<ServerProcess> workers) => _workers = workers;

    /// <summary>Starts them and returns when each answers.</summary>
    /// <param name="program">Axon.Workers.dll.</param>
    /// <param name="settings">Configuration keys and values that they need; given in the environment.</param>
    /// <exception cref="LocalServersException">One does not come up; the message has the end of its log.</exception>
    public static async Task<LocalWorkers> StartAsync(
        DataFolder folder, string program, IReadOnlyList<string> roles, IReadOnlyDictionary<string, string?> settings, LocalServersOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var environment = settings.ToDictionary(pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), pair => pair.Value);
        List<ServerProcess> workers = [];
        foreach (var role in roles)
        {
            await OrphanedServer.StopAsync(PidFile(folder, role), Marker(folder, role), options.StopLimit, logger, cancellationToken);
            var port = folder.Port($"worker-{role}");
            string[] arguments = [program, "--urls", Address(port).ToString(), "--role", role, "--Axon:DataDirectory", folder.Path, Marker(folder, role)];
            var command = new ServerCommand(
                $"Worker {role}", Dotnet, arguments, port, PidFile(folder, role), folder.In("logs", $"worker-{role}.log"), token => AnswersAsync(port, token))
            {
                Environment = environment,
            };
            workers.Add(new ServerProcess(command, options, logger));
        }

        var started = new LocalWorkers(workers);
        try
        {
            await Task.WhenAll(workers.Select(worker => worker.StartAsync(cancellationToken)));
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks them to finish what they hold, and waits.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_workers.Select(worker => worker.DisposeAsync().AsTask()));

    private static string Dotnet => ServerBinary.TryFind("dotnet") ?? Environment.ProcessPath ?? throw new LocalServersException("dotnet is not on the PATH");

    private static string PidFile(DataFolder folder, string role) => folder.In("run", $"worker-{role}.pid");

    /// <summary>The word of the command line that only this folder's worker of the role has.</summary>
    private static string Marker(DataFolder folder, string role) => $"--of={Path.Combine(folder.Path, role)}";

    private static Uri Address(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address(port), "/health/live"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
