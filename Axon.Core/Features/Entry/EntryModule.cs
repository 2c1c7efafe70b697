using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Entry.Contracts;
using Axon.Core.Features.Entry.Gates;
using Axon.Core.Features.Entry.Reconcile;
using Axon.Core.Features.Entry.Refusals;
using Axon.Core.Features.Entry.Release;
using Axon.Core.Features.Entry.Sales;
using Axon.Core.Features.Entry.Status;
using Axon.Core.Features.Entry.Tokens;
using Axon.Core.Features.Payments.Contracts;
using Axon.Core.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Entry;

public static class EntryModule
{
    public static IServiceCollection AddEntry(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<EntryOptions, EntryOptionsValidator>().BindConfiguration("Entry");
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EntryOptions>, TokenSecretValidator>());
        services.TryAddSingleton<EntryMetrics>();
        services.TryAddSingleton<EnterActivity>();
        services.TryAddSingleton<SettleHold>();
        services.TryAddSingleton<CancelReservation>();
        services.TryAddSingleton<FindReservations>();
        services.TryAddSingleton<HeldPlaces>();
        services.TryAddSingleton<ReservationTokens>();
        services.TryAddSingleton<ClaimCoupon>();
        services.TryAddSingleton<ActivityStates>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISaleSource, ActivitySaleSource>());
        services.AddGates();
        services.TryAddSingleton<ExpireHolds>();
        services.TryAddSingleton<SweepDueHolds>();
        services.TryAddSingleton<SweepOverdueRows>();
        services.TryAddSingleton<CompareGates>();
        services.TryAddSingleton<RepairBooks>();
        services.TryAddSingleton<ReconcileEntry>();
        services.TryAddSingleton<IReconcileReports>(provider => provider.GetRequiredService<ReconcileEntry>());
        services.TryAddSingleton<RefusalLog>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RefusalWriter>());
        return services;
    }

    private static void AddGates(this IServiceCollection services)
    {
        services.TryAddSingleton<GateEpochs>();
        services.TryAddSingleton<GateRepairs>();
        services.TryAddSingleton<GateReturns>();
        services.TryAddSingleton<LostHolds>();
        services.TryAddSingleton<IPlacesGiven, PlacesGiven>();
        services.TryAddSingleton<RebuildGate>();
        services.TryAddSingleton<KeepGate>();
        services.TryAddSingleton<KeepGates>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IActivityChanged, ApplyActivityChange>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFactConsumer, TellGate>());
    }
}
