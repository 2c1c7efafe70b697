using Axon.Core.Accounts;
using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;
using Axon.PaymentSimulator;
using Axon.PaymentSimulator.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Axon.E2E.Hosting.AxonAppFixture))]

namespace Axon.E2E.Hosting;

/// <summary>The whole of Axon on private servers and a port of its own, workers inside, payments practised, with the accounts that an installation starts with.</summary>
/// <remarks>One for the assembly; it starts when the first test asks, so that a run without journeys costs nothing.</remarks>
public class AxonAppFixture : IAsyncLifetime
{
    /// <summary>Nothing outlives the server here, so nothing waits for a disk.</summary>
    internal static readonly string[] Fleeting = ["--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-flush-method=nosync"];

    private readonly Lock _lock = new();
    private readonly string _folder = NewFolder("axon-e2e");
    private LocalServers? _servers;
    private RunningSimulator? _payments;
    private AxonFactory? _factory;
    private Task<Uri>? _start;
    private IReadOnlyList<SeededAccount> _people = [];

    /// <summary>Use cases and ports of the running application, to arrange and to recount.</summary>
    public IServiceProvider Services => Started(_factory).Services;

    public StoreConnectionStrings Stores => Started(_servers).ConnectionStrings;

    /// <summary>The payment provider: its ledger and its fault knobs.</summary>
    public RunningSimulator Payments => Started(_payments);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Where Axon is; skips the test (loudly) where servers are missing, fails it where <c>AXON_REQUIRE_SERVERS=1</c>.</summary>
    public Task<Uri> StartAsync()
    {
        Requirements.Need(ServerBinary.MissingPackages());
        lock (_lock)
        {
            // A start that failed fails every test with the same words.
            return _start ??= OpenAsync();
        }
    }

    /// <summary>A starting account with this role.</summary>
    public SeededAccount Person(Role role) => _people.First(person => person.Role == role);

    /// <summary>The starting account of <c>name@axon.test</c>.</summary>
    public SeededAccount Person(string name) => _people.First(person => person.Email.StartsWith(name + "@", StringComparison.Ordinal));

    /// <summary>Returns when the table of behaviour events has all that Axon has: at once, where it is the place for them.</summary>
    public virtual Task EventsAsRowsAsync() => Task.CompletedTask;

    /// <summary>Starts what the profile needs beside database and Redis; answers how Axon is told of it.</summary>
    protected virtual Task<IReadOnlyDictionary<string, string?>> StartStreamsAsync(DataFolder folder) =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());

    protected virtual ValueTask StopStreamsAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        if (_payments is not null)
        {
            await _payments.DisposeAsync();
        }

        await StopStreamsAsync();
        if (_servers is not null)
        {
            // Nothing in the folder is needed again, so nothing needs a clean stop.
            await Task.WhenAll(_servers.MariaDb.KillAsync(), _servers.Redis.KillAsync());
            await _servers.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>In memory, where the machine has such a folder. It is not made yet.</summary>
    internal static string NewFolder(string name) => Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"{name}-{Guid.NewGuid().ToString("N")[..8]}");

    private static T Started<T>(T? part)
        where T : class => part ?? throw new InvalidOperationException("Await StartAsync first");

    private async Task<Uri> OpenAsync()
    {
        Directory.CreateDirectory(_folder);
        _servers = await LocalServers.StartAsync(new LocalServersOptions(_folder) { Restart = false, MariaDbArguments = Fleeting });
        var streams = await StartStreamsAsync(_servers.Folder);
        // The provider calls Axon back, so its port must be known before Axon listens.
        var port = FreePort.Next();
        var payments = new SimulatorOptions
        {
            DataFolder = Path.Combine(_folder, "simulator"),
            Urls = $"http://localhost:{FreePort.Next()}",
            WebhookUrl = new Uri($"http://localhost:{port}/api/payments/webhooks/toss"),
        };
        _payments = await PaymentSimulatorApp.StartInHostAsync(payments);
        _factory = new AxonFactory(new Dictionary<string, string?>(streams)
        {
            ["ConnectionStrings:MySql"] = _servers.ConnectionStrings.MySql,
            // Patient, because the machine is busy with browsers.
            ["ConnectionStrings:Redis"] = _servers.ConnectionStrings.Redis + ",syncTimeout=5000",
            ["Axon:DataDirectory"] = _folder,
            ["Payments:Toss:BaseUrl"] = _payments.BaseUrl.ToString(),
            ["Payments:Toss:WindowUrl"] = _payments.WindowUrl.ToString(),
            ["Payments:Toss:SecretKey"] = payments.SecretKey,
            ["Payments:Toss:ClientKey"] = payments.ClientKey,
            ["Payments:Toss:WebhookSecret"] = payments.WebhookSecret,
            // All people of all tests come from one address.
            ["Accounts:AttemptsPerAddressPerMinute"] = "10000",
        });
        _factory.UseKestrel(port);
        _factory.StartServer();
        _people = await ActivatorUtilities.CreateInstance<SeedAccounts>(Services).HandleAsync(CancellationToken.None);
        return new Uri($"http://localhost:{port}/");
    }
}
