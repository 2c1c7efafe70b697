using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Store;
using Axon.Core.Checkout.Webhooks;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

internal static class PaymentJobs
{
    public static WorkersBuilder AddPaymentJobs(this WorkersBuilder workers) => workers
        .AddJob<ReleaseOverdueOrdersJob>(WorkerRoles.Jobs, "release-overdue-orders", TimeSpan.FromSeconds(1))
        .AddJob<CheckDuePaymentsJob>(WorkerRoles.Jobs, "check-due-payments", TimeSpan.FromSeconds(1))
        .AddJob<ComparePaymentsJob>(WorkerRoles.Jobs, "compare-payments", TimeSpan.FromSeconds(5))
        .AddJob<ProcessWebhooksJob>(WorkerRoles.Jobs, "process-webhooks", TimeSpan.FromMilliseconds(500))
        .AddJob<SweepPaymentsJob>(WorkerRoles.Jobs, "sweep-payments", TimeSpan.FromHours(1));
}

/// <summary>Ends unpaid orders at their deadline: sleeps until the next one is due, and looks for new ones at least this often.</summary>
public sealed class ReleaseOverdueOrdersJob(ReleaseOverdueOrders release, TimeProvider clock) : IPeriodicJob
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(5);

    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var pause = await release.HandleAsync(cancellationToken) - clock.GetUtcNow() ?? AtMost;
        await Task.Delay(pause < AtLeast ? AtLeast : pause > AtMost ? AtMost : pause, clock, cancellationToken);
        return true;
    }
}

public sealed class SweepPaymentsJob(SweepPayments payments, SweepPurchases purchases) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var isMoreLeft = await payments.HandleAsync(cancellationToken);
        return await purchases.HandleAsync(cancellationToken) || isMoreLeft;
    }
}

/// <summary>Compares captured payments with the provider's books: often while they are young, each at least daily.</summary>
public sealed class ComparePaymentsJob(CompareWithProvider compare) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken) => await compare.HandleAsync(cancellationToken) > 0;
}

public sealed class CheckDuePaymentsJob(CheckDuePayments check) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken) => await check.HandleAsync(cancellationToken) > 0;
}

public sealed class ProcessWebhooksJob(ProcessWebhooks process) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken) => await process.HandleAsync(cancellationToken) > 0;
}
