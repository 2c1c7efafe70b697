using Axon.Core.Features.Behavior;
using Axon.Core.Features.Entry.Contracts;
using Axon.Core.Features.Entry.Reconcile;
using Axon.Core.Features.Messages;
using Axon.Core.Features.Payments.Orders;
using Axon.Core.Shared;

namespace Axon.Web.Features.Operations;

/// <summary>Whether money, places and deliveries agree, as of one moment.</summary>
/// <param name="Stuck">Payments and refunds whose outcome nobody knows, the longest unchanged first.</param>
/// <param name="Books">The newest comparison; null before the first.</param>
/// <param name="Dead">Facts that were given up, the newest first.</param>
/// <param name="BadRows">Visitor events of the last day that could not be kept.</param>
public sealed record OperationsView(
    DateTimeOffset At,
    Page<PaymentWatch> Stuck,
    ReconcileReport? Books,
    DateTimeOffset? BooksProvedAt,
    IReadOnlyList<Finding> Findings,
    QueueDepth Queue,
    IReadOnlyList<DeadFact> Dead,
    IReadOnlyList<BadRowCount> BadRows)
{
    /// <summary>A delivery older than this is late: the relay is not running or cannot keep up.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    public int OpenFindings => Findings.Count(finding => finding.IsOpen);

    public bool IsLate => Queue.OldestWaiting > Late;

    /// <summary>How many things want somebody to look.</summary>
    public long Attention => Stuck.Total + Queue.Dead + Math.Max(OpenFindings, Books?.Confirmed.Count ?? 0) + (IsLate ? 1 : 0);
}
