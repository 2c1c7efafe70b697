using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts;

/// <summary>What a new shopper says about themselves. There is no role, grade or id to give.</summary>
public sealed record SignUpForm(
    string? Email, string? Password, string? DisplayName, int? BirthYear = null, Region? Region = null, bool MarketingConsent = false)
{
    // A record prints its members, and this one has a password.
    public override string ToString() => nameof(SignUpForm);
}
