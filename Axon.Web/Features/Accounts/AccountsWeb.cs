using Axon.Web.Http;

namespace Axon.Web.Features.Accounts;

/// <summary>Accounts on the web: sign-up and sign-in, one's own account, and everybody's for admins.</summary>
internal static class AccountsWeb
{
    public static IServiceCollection AddAccountsWeb(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<AccountLimits, AccountLimitsValidator>().BindConfiguration("Accounts");
        return services.AddSingleton<AccountLimiter>().AddRefusals(AccountRefusals.All);
    }

    /// <summary>After the words of refusals, before anything looks at passwords.</summary>
    public static IApplicationBuilder UseAccountsWeb(this IApplicationBuilder app) => app.UseMiddleware<AccountLimiter>();

    public static void MapAccountsWeb(this IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        api.MapAccounts().MapUserAdmin();
        pages.MapSignOut();
    }
}
