namespace Axon.Core.Features.Entry.Contracts;

/// <summary>What one comparison of gates, reservations and orders has found.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Confirmed">Differences that have stayed: findings.</param>
/// <param name="Suspected">Differences that may be work under way.</param>
public sealed record ReconcileReport(
    DateTimeOffset At, IReadOnlyList<ActivityBooks> Activities, IReadOnlyList<Difference> Confirmed, IReadOnlyList<Difference> Suspected)
{
    public int Overbooked => Activities.Sum(books => books.Overbooked);

    public ReconcileState State =>
        Overbooked > 0 || Confirmed.Count > 0 ? ReconcileState.Broken
        : Suspected.Count > 0 ? ReconcileState.Pending
        : ReconcileState.Proved;
}
