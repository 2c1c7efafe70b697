using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Axon.Core.Infrastructure.LocalServers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Tests.Servers;

/// <summary>A real search server of one node that belongs to one test, to kill and to start again, on a folder that goes away.</summary>
public sealed class SearchNode : IAsyncDisposable
{
    public const string Owner = "elastic";

    /// <summary>A user with the rights that docs/decisions/0031-search.md lists, and no others.</summary>
    public const string User = "axon";

    /// <summary>One who may look and not write; with the same password.</summary>
    public const string Reader = "axon-reader";
    public const string Password = "axon-trial-password";

    // A file, because this server cannot make its own index of users: it lacks the module with that index's analyzer.
    private const string Roles = """
        axon:
          cluster: [monitor, manage_index_templates]
          indices:
            - names: ['*behavior-events*']
              privileges: [read, create, delete, manage]
        axon-reader:
          cluster: [monitor]
          indices:
            - names: ['*behavior-events*']
              privileges: [read]
        """;
    private readonly string _folder;
    private readonly ServerProcess _process;

    private SearchNode(SearchKind kind, string folder, ServerProcess process) => (Kind, _folder, _process) = (kind, folder, process);

    public SearchKind Kind { get; }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_process.Port}"));

    public bool IsUp => _process.ProcessId is not null;

    public static async Task<SearchNode> StartOwnAsync(SearchKind kind)
    {
        var script = SharedServers.Script(kind == SearchKind.OpenSearch ? "opensearch" : "elasticsearch");
        var folder = TestFolder.Create("search");
        var run = Directory.CreateDirectory(Path.Combine(folder, "run")).FullName;
        if (kind == SearchKind.ElasticsearchSecured)
        {
            var config = Directory.CreateDirectory(Path.Combine(folder, "data", "config")).FullName;
            await File.WriteAllTextAsync(Path.Combine(config, "roles.yml"), Roles);
            await File.WriteAllTextAsync(Path.Combine(config, "users"), $"{User}:{Password}\n{Reader}:{Password}\n");
            await File.WriteAllTextAsync(Path.Combine(config, "users_roles"), $"axon:{User}\naxon-reader:{Reader}\n");
        }

        var (port, transport) = (FreePort.Next(), FreePort.Next());
        string[] arguments =
        [
            "--dir", Path.Combine(folder, "data"), "--port", port.ToString(CultureInfo.InvariantCulture), "--transport-port", transport.ToString(CultureInfo.InvariantCulture), "--heap", "512m",
            .. kind == SearchKind.ElasticsearchSecured ? (string[])["--password", Password] : [],
        ];
        var command = new ServerCommand(kind.ToString(), script, arguments, port, Path.Combine(run, "search.pid"), Path.Combine(folder, "search.log"), token => AnswersAsync(kind, port, token));
        var options = new LocalServersOptions(folder) { Restart = false, StartLimit = TimeSpan.FromMinutes(2) };
        var node = new SearchNode(kind, folder, new ServerProcess(command, options, NullLogger.Instance));
        await node.StartAsync();
        return node;
    }

    /// <summary>Again, on what the last run has left.</summary>
    public Task StartAsync() => _process.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends it as a crash does, with the child that it may have.</summary>
    public async Task KillAsync()
    {
        if (_process.ProcessId is { } id)
        {
            using var tree = System.Diagnostics.Process.GetProcessById(id);
            tree.Kill(entireProcessTree: true);
            await _process.KillAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _process.DisposeAsync();
        TestFolder.Delete(_folder);
    }

    private static async Task<bool> AnswersAsync(SearchKind kind, int port, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/_cluster/health?wait_for_status=yellow&timeout=2s");
        if (kind == SearchKind.ElasticsearchSecured)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Owner}:{Password}")));
        }

        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await Task.Delay(100, cancellationToken);
            return false;
        }
    }
}
