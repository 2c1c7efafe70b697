using Axon.Core.Features.Accounts.Ports;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Axon.Core.Infrastructure.MySql.Accounts;

public static class MySqlAccountsModule
{
    public static IServiceCollection AddMySqlAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<IAccounts, MySqlAccounts>();
        services.TryAddSingleton<MySqlKeyRepository>();
        // The name ties the keys to Axon, whatever folder a process runs in.
        services.AddDataProtection().SetApplicationName("Axon");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = provider.GetRequiredService<MySqlKeyRepository>()));
        return services;
    }
}
