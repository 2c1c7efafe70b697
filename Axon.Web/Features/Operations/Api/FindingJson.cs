using Axon.Core.Entry;

namespace Axon.Web.Features.Operations.Api;

/// <summary>Two books that differed and stayed so.</summary>
/// <param name="Kind">OVERBOOKED, TAKEN, PERSON_UNITS, PAID_WITHOUT_ORDER, ORDER_WITHOUT_PLACE, PROVIDER_BALANCE, GATE_CLOSED, GATE_LACKS_PLACE, GATE_KEEPS_PLACE, GATE_PLACE or GATE_FIGURES; there may be more.</param>
/// <param name="Says">What each side said.</param>
/// <param name="RepairedAt">When it was put right by itself; not every kind is.</param>
/// <param name="ResolvedAt">Null while it is open.</param>
public sealed record FindingJson(
    long Id, string Kind, string Subject, long? ActivityId, string? Says, DateTimeOffset FoundAt, DateTimeOffset? RepairedAt, DateTimeOffset? ResolvedAt)
{
    public static FindingJson From(Finding finding) => new(
        finding.Id, finding.Kind, finding.Subject, finding.Activity, finding.Says, finding.FoundAt, finding.RepairedAt, finding.ResolvedAt);
}
