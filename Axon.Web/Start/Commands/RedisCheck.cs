using Axon.Core.Kernel;
using Axon.Core.Redis;

namespace Axon.Web.Start.Commands;

/// <summary>Whether Redis answers, may be written, and keeps what it is given.</summary>
internal static class RedisCheck
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var redis = new RedisConnection(connectionString);
        try
        {
            var identity = await Patience.AskAsync(() => redis.ReadIdentityAsync(cancellationToken), cancellationToken);
            return
            [
                identity.Role == "master"
                    ? new Finding("Redis", "answers")
                    : new Finding("Redis", $"answers, but is a {identity.Role}", "ConnectionStrings:Redis must name the master, or all nodes."),
                identity.MaxMemoryPolicy == "noeviction"
                    ? new Finding("Redis memory", "noeviction")
                    : new Finding("Redis memory", $"maxmemory-policy is {identity.MaxMemoryPolicy}: Redis may throw holds away", "redis-cli CONFIG SET maxmemory-policy noeviction, and put it into redis.conf."),
            ];
        }
        catch (StoreUnavailableException exception)
        {
            return [new Finding("Redis", exception.Message, "Start it, or correct ConnectionStrings:Redis.")];
        }
    }
}
