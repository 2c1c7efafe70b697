using Axon.Core.Accounts;
using Axon.Core.Audit;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Images;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Store;
using Axon.Core.Checkout.Webhooks;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Tracking;
using Axon.Core.Tracking.Index;
using Axon.Workers.Hosting;
using Microsoft.Extensions.Options;

namespace Axon.Workers;

/// <summary>When things happen: the table of everything that runs by itself.</summary>
internal static class WorkerTable
{
    /// <summary>Another process may have scheduled something sooner in the meantime. Holds last at least five seconds, so none comes and ends between two looks.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    /// <summary>What stays due although it was just looked at must not turn a loop into a spin.</summary>
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static WorkersBuilder AddJobs(this WorkersBuilder workers) => workers
        .AddLoop(WorkerRoles.Jobs, "release-overdue-orders", ReleaseOverdueOrdersAsync)
        .AddPortions<CheckDuePayments>(WorkerRoles.Jobs, "check-due-payments", Second, async (check, stop) => await check.HandleAsync(stop) > 0)
        .AddPortions<CompareWithProvider>(WorkerRoles.Jobs, "compare-payments", TimeSpan.FromSeconds(5), async (compare, stop) => await compare.HandleAsync(stop) > 0)
        .AddPortions<ProcessWebhooks>(WorkerRoles.Jobs, "process-webhooks", TimeSpan.FromMilliseconds(500), async (process, stop) => await process.HandleAsync(stop) > 0)
        .AddLoop(WorkerRoles.Jobs, "sweep-payments", SweepPaymentsAsync)
        .AddLoop(WorkerRoles.Jobs, "open-and-close-activities", OpenAndCloseAsync, services => services.GetRequiredService<ActivityScheduleSignal>())
        .AddLoop(WorkerRoles.Jobs, "keep-gates", KeepGatesAsync, services => services.GetRequiredService<GateRepairs>())
        .AddLoop(WorkerRoles.Jobs, "release-due-holds", ReleaseDueHoldsAsync)
        .AddPortions<SweepOverdueRows>(WorkerRoles.Jobs, "release-overdue-rows", Second, (sweep, stop) => sweep.HandleAsync(stop))
        .AddLoop(WorkerRoles.Relay, "relay-facts", RelayFactsAsync, services => services.GetRequiredService<FactSignal>())
        .AddJob<CleanMessages>(WorkerRoles.Relay, "clean-messages", Hour, (clean, stop) => clean.HandleAsync(stop))
        .AddJob<AnchorAudit>(WorkerRoles.Jobs, "anchor-audit", TimeSpan.FromSeconds(10), (anchor, stop) => anchor.HandleAsync(stop))
        .AddJob<CleanSessions>(WorkerRoles.Jobs, "clean-sessions", Hour, (clean, stop) => clean.HandleAsync(stop))
        .AddPortions<CleanBehavior>(WorkerRoles.Jobs, "clean-behavior", Hour, (clean, stop) => clean.HandleAsync(stop))
        .AddPortions<CleanImages>(WorkerRoles.Jobs, "clean-images", Hour, (clean, stop) => clean.HandleAsync(stop))
        .AddLoop(WorkerRoles.Jobs, "reconcile-entry", ReconcileEntryAsync);

    /// <summary>What there is to read where facts and events go through a stream.</summary>
    public static WorkersBuilder AddStreams(this WorkersBuilder workers) => workers
        .AddConsumer<ReceiveFacts>(WorkerRoles.Consumer, "read-facts", (receive, stop) => receive.HandleAsync(stop))
        .AddConsumer<IndexEvents>(WorkerRoles.Indexer, "read-events", (index, stop) => index.HandleAsync(stop))
        .AddJob<KeepBehaviorIndex>(WorkerRoles.Indexer, "keep-behavior-index", TimeSpan.FromMinutes(1), (keep, stop) => keep.HandleAsync(stop));

    private static async Task<TimeSpan> ReleaseOverdueOrdersAsync(IServiceProvider services, CancellationToken stop)
    {
        var next = await services.GetRequiredService<ReleaseOverdueOrders>().HandleAsync(stop);
        return Sleep(next - Now(services) ?? LongestSleep);
    }

    private static async Task<TimeSpan> SweepPaymentsAsync(IServiceProvider services, CancellationToken stop)
    {
        var payments = await services.GetRequiredService<SweepPayments>().HandleAsync(stop);
        var purchases = await services.GetRequiredService<SweepPurchases>().HandleAsync(stop);
        return payments || purchases ? TimeSpan.Zero : Hour;
    }

    private static async Task<TimeSpan> OpenAndCloseAsync(IServiceProvider services, CancellationToken stop)
    {
        var left = await services.GetRequiredService<MoveDueActivities>().HandleAsync(stop) - Now(services) ?? LongestSleep;
        return left < LongestSleep ? left : LongestSleep;
    }

    private static async Task<TimeSpan> KeepGatesAsync(IServiceProvider services, CancellationToken stop)
    {
        // All are looked at below, so what was asked for is among them.
        services.GetRequiredService<GateRepairs>().Take();
        await services.GetRequiredService<KeepGates>().HandleAsync(stop);
        return services.GetRequiredService<IOptions<EntryOptions>>().Value.KeepGatesEvery;
    }

    private static async Task<TimeSpan> ReleaseDueHoldsAsync(IServiceProvider services, CancellationToken stop) =>
        Sleep(await services.GetRequiredService<SweepDueHolds>().HandleAsync(LongestSleep, stop));

    private static async Task<TimeSpan> RelayFactsAsync(IServiceProvider services, CancellationToken stop) =>
        await services.GetRequiredService<RelayFacts>().HandleAsync(stop) > 0 ? TimeSpan.Zero : services.GetRequiredService<IOptions<MessagesOptions>>().Value.PollInterval;

    private static async Task<TimeSpan> ReconcileEntryAsync(IServiceProvider services, CancellationToken stop)
    {
        await services.GetRequiredService<ReconcileEntry>().HandleAsync(stop);
        return services.GetRequiredService<IOptions<EntryOptions>>().Value.ReconcileEvery;
    }

    private static DateTimeOffset Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static TimeSpan Sleep(TimeSpan left) => left < ShortestSleep ? ShortestSleep : left > LongestSleep ? LongestSleep : left;
}
