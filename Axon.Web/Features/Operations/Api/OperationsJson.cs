using Axon.Core.Entry;
using Axon.Core.Facts;

namespace Axon.Web.Features.Operations.Api;

/// <summary>Whether money, places and deliveries agree.</summary>
/// <param name="At">When this was read.</param>
/// <param name="Attention">How many things want somebody to look; 0 when all is well.</param>
/// <param name="Books">The state of the newest comparison of gates, reservations and orders; null before the first.</param>
/// <param name="BooksComparedAt">When that comparison began.</param>
/// <param name="BooksProvedAt">When everything last agreed.</param>
/// <param name="OpenFindings">Differences that stayed and are still there.</param>
/// <param name="StuckPayments">Payments and refunds whose outcome nobody knows.</param>
/// <param name="WaitingFacts">Facts on their way to their consumers.</param>
/// <param name="OldestWaitingSeconds">How long the oldest of them has waited.</param>
/// <param name="DeadLetters">Facts that were given up.</param>
/// <param name="RejectedEvents">Visitor events of the last day that could not be kept.</param>
public sealed record OperationsJson(
    DateTimeOffset At,
    long Attention,
    ReconcileState? Books,
    DateTimeOffset? BooksComparedAt,
    DateTimeOffset? BooksProvedAt,
    int OpenFindings,
    int StuckPayments,
    long WaitingFacts,
    double OldestWaitingSeconds,
    long DeadLetters,
    long RejectedEvents)
{
    internal static OperationsJson From(OperationsView view) => new(
        view.At,
        view.Attention,
        view.Books?.State,
        view.Books?.At,
        view.BooksProvedAt,
        view.OpenFindings,
        view.Stuck.Total,
        view.Queue.Waiting,
        view.Queue.OldestWaiting.TotalSeconds,
        view.Queue.Dead,
        view.BadRows.Sum(row => row.Count));
}

/// <summary>A fact that was given up.</summary>
/// <param name="Aggregate">What it is about; later facts about it went on.</param>
/// <param name="Error">What the last try said.</param>
public sealed record DeadLetterJson(Guid Id, string Type, string Aggregate, DateTimeOffset OccurredAt, int Attempts, string? Error)
{
    public static DeadLetterJson From(DeadFact fact) => new(fact.Id, fact.Type, fact.Aggregate, fact.OccurredAt, fact.Attempts, fact.Error);
}

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
