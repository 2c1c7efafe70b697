using Axon.Core.Features.Accounts.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.MySql.Accounts;

public static class MySqlAccountsModule
{
    public static IServiceCollection AddMySqlAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<IAccounts, MySqlAccounts>();
        services.TryAddSingleton<ISessionBook, MySqlSessionBook>();
        services.TryAddSingleton<ISignInAttempts, MySqlSignInAttempts>();
        return services;
    }
}
