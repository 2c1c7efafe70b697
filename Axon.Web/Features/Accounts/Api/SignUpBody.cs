using Axon.Core.Shared;

namespace Axon.Web.Features.Accounts.Api;

/// <param name="Email">The address to sign in with.</param>
/// <param name="Password">10 to 128 characters.</param>
/// <param name="DisplayName">1 to 40 characters.</param>
public sealed record SignUpBody(
    string Email, string Password, string DisplayName, int? BirthYear = null, Region? Region = null, bool MarketingConsent = false)
{
    // A record prints its members, and this one has a password.
    public override string ToString() => nameof(SignUpBody);
}
