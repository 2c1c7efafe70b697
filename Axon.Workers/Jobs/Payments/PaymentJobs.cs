using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Payments;

internal static class PaymentJobs
{
    public static WorkersBuilder AddPaymentJobs(this WorkersBuilder workers) => workers
        .AddJob<ReleaseOverdueOrdersJob>(WorkerRoles.Clock, "release-overdue-orders", TimeSpan.FromSeconds(1))
        .AddJob<CheckDuePaymentsJob>(WorkerRoles.Reconcile, "check-due-payments", TimeSpan.FromSeconds(1))
        .AddJob<ProcessWebhooksJob>(WorkerRoles.Reconcile, "process-webhooks", TimeSpan.FromMilliseconds(500))
        .AddJob<SweepPaymentsJob>(WorkerRoles.Reconcile, "sweep-payments", TimeSpan.FromHours(1));
}
