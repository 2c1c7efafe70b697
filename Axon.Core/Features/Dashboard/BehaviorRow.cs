namespace Axon.Core.Features.Dashboard;

/// <summary>One valid event, as the metrics see it.</summary>
public sealed record BehaviorRow
{
    /// <summary>Account, else the account that the same visit signed in with, else visitor; null when the visit was not recognised.</summary>
    public Guid? Person { get; init; }

    /// <summary>The event's type; a CLICK only when it was on the call to action.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public int Seq { get; init; }

    public required string Device { get; init; }

    public bool FromBackend { get; init; }

    /// <summary>When the person's visitor was first seen, ever; null for backend events.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>For events of accounts.</summary>
    public DateTimeOffset? AccountCreated { get; init; }

    public string? Reason { get; init; }

    public int? Quantity { get; init; }
}
