using System.Net.Sockets;
using StackExchange.Redis;

namespace Axon.Core.Infrastructure.Redis;

/// <summary>What the driver's errors mean to us.</summary>
internal static class RedisFailures
{
    private static readonly string[] NotNow = ["LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY", "OOM", "MISCONF", "NOREPLICAS"];

    /// <summary>The server is away or may not take commands now, as opposed to refusing this command.</summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        TimeoutException or RedisConnectionException or SocketException or IOException or ObjectDisposedException => true,
        RedisServerException server => Array.Exists(NotNow, word => server.Message.StartsWith(word, StringComparison.Ordinal)),
        _ => false,
    };
}
