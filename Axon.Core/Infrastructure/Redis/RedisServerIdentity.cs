namespace Axon.Core.Infrastructure.Redis;

/// <summary>Which Redis process this is and which history of data it carries.</summary>
/// <param name="RunId">New at every start of the process.</param>
/// <param name="ReplicationId">New at every start and promotion; also when a master gets its first replica, and when it has had none for an hour (<c>repl-backlog-ttl</c>).</param>
/// <param name="Role"><c>master</c> or <c>slave</c>.</param>
/// <param name="MaxMemoryPolicy">Must be <c>noeviction</c>: Axon's keys are state, not a cache.</param>
public sealed record RedisServerIdentity(string RunId, string ReplicationId, string Role, string MaxMemoryPolicy)
{
    public static RedisServerIdentity Parse(string info)
    {
        var fields = info.Split('\n', StringSplitOptions.TrimEntries)
            .Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new RedisServerIdentity(
            fields.GetValueOrDefault("run_id", ""),
            fields.GetValueOrDefault("master_replid", ""),
            fields.GetValueOrDefault("role", ""),
            fields.GetValueOrDefault("maxmemory_policy", ""));
    }
}
