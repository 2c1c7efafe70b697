using Axon.Core.Entry;

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
