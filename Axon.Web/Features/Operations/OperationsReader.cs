using Axon.Core.Features.Behavior.Ports;
using Axon.Core.Features.Entry.Contracts;
using Axon.Core.Features.Entry.Ports;
using Axon.Core.Features.Messages.Ports;
using Axon.Core.Features.Payments.Orders;
using Axon.Core.Features.Payments.Ports;

namespace Axon.Web.Features.Operations;

/// <summary>Reads what operators look at, for the page and for programs: a constant number of queries.</summary>
public sealed class OperationsReader(
    IOrderReads payments, IReconcileReports books, IReconcileFindings findings, IFactQueue facts, ITrackerReadings tracker, TimeProvider clock)
{
    private const int Most = 50;
    private const int MostFindings = 20;

    public async Task<OperationsView> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new OperationsView(
            now,
            await payments.WatchAsync(PaymentStatus.STUCK, 1, Most, cancellationToken),
            books.Latest,
            books.LastProvedAt,
            await findings.ListAsync(MostFindings, cancellationToken),
            await facts.DepthAsync(cancellationToken),
            await facts.DeadAsync(Most, cancellationToken),
            await tracker.BadRowsAsync(now.AddDays(-1), cancellationToken));
    }
}
