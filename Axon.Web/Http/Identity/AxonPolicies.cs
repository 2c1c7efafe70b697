using Axon.Core.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Axon.Web.Http.Identity;

/// <summary>Names for <c>RequireAuthorization</c> and <c>[Authorize]</c>. An admin may do what marketers and operators may.</summary>
public static class AxonPolicies
{
    /// <summary>Anybody who has signed in.</summary>
    public const string Shopper = nameof(Shopper);

    public const string Marketer = nameof(Marketer);

    public const string Admin = nameof(Admin);

    public const string Operator = nameof(Operator);

    /// <summary>Any of the three staff roles.</summary>
    public const string Staff = nameof(Staff);

    internal static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(Shopper, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Marketer, policy => policy.RequireRole(nameof(Role.Marketer), nameof(Role.Admin)));
        options.AddPolicy(Operator, policy => policy.RequireRole(nameof(Role.Operator), nameof(Role.Admin)));
        options.AddPolicy(Admin, policy => policy.RequireRole(nameof(Role.Admin)));
        options.AddPolicy(Staff, policy => policy.RequireRole(nameof(Role.Marketer), nameof(Role.Operator), nameof(Role.Admin)));
    }
}
