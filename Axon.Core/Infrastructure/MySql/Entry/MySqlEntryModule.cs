using Axon.Core.Features.Entry.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.MySql.Entry;

internal static class MySqlEntryModule
{
    public static IServiceCollection AddMySqlEntry(this IServiceCollection services)
    {
        services.TryAddSingleton<ILedger, MySqlLedger>();
        services.TryAddSingleton<IReservations, MySqlReservations>();
        services.TryAddSingleton<IGateRows, MySqlGateRows>();
        services.TryAddSingleton<IReconcileRows, MySqlReconcileRows>();
        services.TryAddSingleton<IReconcileFindings, MySqlReconcileFindings>();
        services.TryAddSingleton<ITokenKey, MySqlTokenKey>();
        return services;
    }
}
