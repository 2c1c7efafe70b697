namespace Axon.Core.Features.Dashboard;

/// <summary>One valid event, as the metrics see it.</summary>
/// <param name="Person">Account, else the account that the same visit signed in with, else visitor; null when the visit was not recognised.</param>
/// <param name="Kind">The event's type; a CLICK only when it was on the call to action.</param>
/// <param name="FirstSeen">When the person's visitor was first seen, ever; null for backend events.</param>
/// <param name="AccountCreated">For events of accounts.</param>
public sealed record BehaviorRow(
    Guid? Person,
    string Kind,
    DateTimeOffset At,
    int Seq,
    string Device,
    bool FromBackend,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? AccountCreated,
    string? Reason,
    int? Quantity);
