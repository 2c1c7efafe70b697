namespace Axon.Workers.Hosting;

/// <summary>Which work this process does. Standalone does all of it inside Axon.Web; Distributed starts a process per role.</summary>
public sealed class WorkerRoles
{
    /// <summary>Takes facts from the outbox: to Kafka, or straight to their consumers where there is none.</summary>
    public const string Relay = "relay";

    /// <summary>Lets consumers handle the facts that Kafka has. Nothing to do in Standalone.</summary>
    public const string Consumer = "consumer";

    /// <summary>Brings behaviour events from Kafka to the index. Nothing to do in Standalone.</summary>
    public const string Indexer = "indexer";

    /// <summary>All that happens by the clock: places returned at their deadline, activities opened and closed, books compared, unknown payments settled.</summary>
    public const string Jobs = "jobs";

    /// <summary>Each of them, for who starts a process per role.</summary>
    public static IReadOnlyList<string> Names { get; } = [Relay, Consumer, Indexer, Jobs];

    private readonly HashSet<string> _chosen;

    private WorkerRoles(IEnumerable<string> chosen) => _chosen = [.. chosen];

    public static WorkerRoles All { get; } = new(Names);

    public static WorkerRoles None { get; } = new([]);

    /// <summary>From configuration: <c>all</c>, <c>none</c> or names with commas.</summary>
    public static WorkerRoles Parse(string? text)
    {
        if (text is null or "" or "all")
        {
            return All;
        }

        if (text == "none")
        {
            return None;
        }

        var chosen = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(chosen, name => !Names.Contains(name)) is { } unknown
            ? throw new ArgumentException($"There is no role {unknown}. Roles: all, none, {string.Join(", ", Names)}.", nameof(text))
            : new WorkerRoles(chosen);
    }

    public override string ToString() => _chosen.Count == 0 ? "none" : string.Join(",", Names.Where(_chosen.Contains));

    public bool Has(string role) => _chosen.Contains(role);
}
