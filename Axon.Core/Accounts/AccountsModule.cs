using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Accounts;

public static class AccountsModule
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.TryAddSingleton<Passwords>();
        services.TryAddSingleton<HashingLane>(_ => new HashingLane());
        services.TryAddSingleton<UnknownAttempts>();
        services.TryAddSingleton<SignInGuard>();
        services.TryAddSingleton<AccountCache>();
        services.TryAddSingleton<IProfiles>(provider => provider.GetRequiredService<AccountCache>());
        services.TryAddSingleton<ISessions>(provider => provider.GetRequiredService<AccountCache>());
        services.TryAddScoped<SignUp>();
        services.TryAddScoped<SignIn>();
        services.TryAddScoped<OpenSession>();
        services.TryAddScoped<SignOut>();
        services.TryAddScoped<SignOutEverywhere>();
        services.TryAddScoped<CleanSessions>();
        services.TryAddScoped<ChangePassword>();
        services.TryAddScoped<UpdateProfile>();
        services.TryAddScoped<SetRoles>();
        services.TryAddScoped<FindAccount>();
        services.TryAddScoped<FindUsers>();
        services.TryAddScoped<MakeTestShoppers>();
        services.TryAddScoped<SeedAccounts>();
        return services;
    }
}

public static class MySqlAccountsModule
{
    public static IServiceCollection AddMySqlAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<AccountStore>();
        services.TryAddSingleton<SessionStore>();
        services.TryAddSingleton<SignInAttemptStore>();
        return services;
    }
}
