using System.Globalization;
using Axon.Core.Redis;

namespace Axon.Tests.Servers;

/// <summary>A logical Redis database of one test class. Empty at the start; nobody else writes to it.</summary>
public sealed class TestRedis : IAsyncDisposable
{
    // 0 stays free for a test that needs the server's default.
    private static int _number;

    private TestRedis(string connectionString)
    {
        ConnectionString = connectionString;
        Connection = new RedisConnection(connectionString);
    }

    public string ConnectionString { get; }

    public RedisConnection Connection { get; }

    public static TestRedis Create(PrivateServers servers) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{servers.ConnectionStrings.Redis},defaultDatabase={Interlocked.Increment(ref _number)}"));

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
