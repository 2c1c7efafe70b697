using System.Net.Sockets;
using StackExchange.Redis;

namespace Axon.Core.Redis;

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

    /// <summary>The server has refused the command, or was not there to be sent it. Not so when it did not answer: then the command may have run, or still run.</summary>
    public static bool NothingRan(Exception exception) =>
        exception is RedisServerException or RedisConnectionException { FailureType: ConnectionFailureType.UnableToResolvePhysicalConnection or ConnectionFailureType.UnableToConnect };
}
