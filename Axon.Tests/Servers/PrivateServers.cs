using System.Globalization;
using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;

[assembly: AssemblyFixture(typeof(Axon.Tests.Servers.PrivateServers))]

namespace Axon.Tests.Servers;

/// <summary>A real MariaDB and a real Redis for this assembly, started by the same code as <c>./axon run</c>, in a folder that goes away.</summary>
/// <remarks>A test class takes it in its constructor; a test that stops or kills servers starts its own by <see cref="StartOwnAsync"/>.</remarks>
public sealed class PrivateServers : IAsyncLifetime
{
    /// <summary>Nothing that the tests share outlives the server, so nothing waits for a disk. A test that kills a server starts its own, which keeps what it has confirmed.</summary>
    private static readonly string[] Fleeting = ["--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-flush-method=nosync"];

    private LocalServers? _servers;
    private string? _missing;

    /// <remarks>Patient with Redis, because tests share a busy machine; what a slow one costs is tested on servers of their own.</remarks>
    public StoreConnectionStrings ConnectionStrings => Servers.ConnectionStrings with { Redis = Servers.ConnectionStrings.Redis + ",syncTimeout=5000" };

    /// <summary>The servers, or the calling test is skipped: loudly, and never where <c>AXON_REQUIRE_SERVERS=1</c>.</summary>
    public LocalServers Servers
    {
        get
        {
            if (_missing is not null)
            {
                Assert.Skip(_missing);
            }

            return _servers ?? throw new InvalidOperationException("The servers were not started");
        }
    }

    public async ValueTask InitializeAsync()
    {
        _missing = Missing();
        if (_missing is null)
        {
            TestFolder.SweepAbandoned();
            _servers = await StartOwnAsync(Fleeting);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_servers is not null)
        {
            await StopOwnAsync(_servers);
        }
    }

    /// <summary>How tests start servers: with databases of their own beside the product's.</summary>
    public static LocalServersOptions Options(string folder) => new(folder) { Restart = false, Databases = ["axon", "t%"] };

    /// <summary>Servers that belong to one test alone, to stop, kill or freeze. Give them back with <see cref="StopOwnAsync"/>.</summary>
    /// <param name="mariaDb">Further words of MariaDB's command line.</param>
    public static async Task<LocalServers> StartOwnAsync(params string[] mariaDb)
    {
        if (Missing() is { } reason)
        {
            Assert.Skip(reason);
        }

        return await LocalServers.StartAsync(Options(TestFolder.Create("servers")) with { MariaDbArguments = mariaDb });
    }

    public static async Task StopOwnAsync(LocalServers servers)
    {
        // Nothing in the folder is needed again, so nothing needs a clean stop.
        await Task.WhenAll(servers.MariaDb.KillAsync(), servers.Redis.KillAsync());
        await servers.DisposeAsync();
        TestFolder.Delete(servers.DataDirectory);
    }

    private static string? Missing()
    {
        var packages = ServerBinary.MissingPackages();
        if (packages.Count == 0)
        {
            return null;
        }

        var reason = string.Create(CultureInfo.InvariantCulture, $"Real servers are missing; run: apt-get install {string.Join(' ', packages)}");
        return Environment.GetEnvironmentVariable("AXON_REQUIRE_SERVERS") == "1" ? throw new InvalidOperationException(reason) : reason;
    }
}
