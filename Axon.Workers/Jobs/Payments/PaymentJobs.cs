using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Payments;

internal static class PaymentJobs
{
    public static WorkersBuilder AddPaymentJobs(this WorkersBuilder workers) => workers
        .AddJob<ReleaseOverdueOrdersJob>(WorkerRoles.Jobs, "release-overdue-orders", TimeSpan.FromSeconds(1))
        .AddJob<CheckDuePaymentsJob>(WorkerRoles.Jobs, "check-due-payments", TimeSpan.FromSeconds(1))
        .AddJob<ComparePaymentsJob>(WorkerRoles.Jobs, "compare-payments", TimeSpan.FromSeconds(5))
        .AddJob<ProcessWebhooksJob>(WorkerRoles.Jobs, "process-webhooks", TimeSpan.FromMilliseconds(500))
        .AddJob<SweepPaymentsJob>(WorkerRoles.Jobs, "sweep-payments", TimeSpan.FromHours(1));
}
