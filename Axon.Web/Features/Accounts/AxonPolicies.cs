namespace Axon.Web.Features.Accounts;

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
}
