using Axon.Core.Features.Dashboard.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.MySql.Dashboard;

internal static class MySqlDashboardModule
{
    public static IServiceCollection AddMySqlDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton<IBehaviorReader, MySqlBehaviorReader>();
        services.TryAddSingleton<IBooksReader, MySqlBooksReader>();
        return services;
    }
}
