namespace Axon.Workers.Hosting;

/// <summary>Which work this process does. Standalone does all of it inside Axon.Web; Distributed starts a process per role.</summary>
public sealed class WorkerRoles
{
    /// <summary>Returns places at their deadline and opens and closes activities on time.</summary>
    public const string Clock = "clock";

    /// <summary>Delivers facts from the outbox.</summary>
    public const string Relay = "relay";

    /// <summary>Brings behaviour events to where dashboards read.</summary>
    public const string Events = "events";

    /// <summary>Compares the books with each other and settles what is unknown.</summary>
    public const string Reconcile = "reconcile";

    private static readonly string[] Known = [Clock, Relay, Events, Reconcile];
    private readonly HashSet<string> _chosen;

    private WorkerRoles(IEnumerable<string> chosen) => _chosen = [.. chosen];

    public static WorkerRoles All { get; } = new(Known);

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
        return Array.Find(chosen, name => !Known.Contains(name)) is { } unknown
            ? throw new ArgumentException($"There is no role {unknown}. Roles: all, none, {string.Join(", ", Known)}.", nameof(text))
            : new WorkerRoles(chosen);
    }

    public bool Has(string role) => _chosen.Contains(role);
}
