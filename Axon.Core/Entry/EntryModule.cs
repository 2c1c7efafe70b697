using Axon.Core.Catalog.Activities;
using Axon.Core.Checkout.Sales;
using Axon.Core.Facts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Axon.Core.Entry;

public static class EntryModule
{
    public static IServiceCollection AddEntry(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<EntryOptions, EntryOptionsValidator>().BindConfiguration("Entry");
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EntryOptions>, TokenSecretValidator>());
        services.TryAddSingleton<EntryMetrics>();
        services.TryAddSingleton<EnterActivity>();
        services.TryAddSingleton<RecordHold>();
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
        services.TryAddSingleton<RepairLedger>();
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
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFactConsumer, UpdateGate>());
    }
}

internal static class MySqlEntryModule
{
    public static IServiceCollection AddMySqlEntry(this IServiceCollection services)
    {
        services.TryAddSingleton<EntryLedger>();
        services.TryAddSingleton<ReservationStore>();
        services.TryAddSingleton<GateStore>();
        services.TryAddSingleton<ReconcileStore>();
        services.TryAddSingleton<ReconcileFindingStore>();
        services.TryAddSingleton<ITokenKey, TokenKeyStore>();
        return services;
    }
}

internal static class RedisEntryModule
{
    public static IServiceCollection AddRedisEntry(this IServiceCollection services)
    {
        services.TryAddSingleton<IEntryGate, RedisEntryGate>();
        return services;
    }
}
