using Axon.Core.Features.Accounts;
using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Shared;

namespace Axon.Web.Features.Accounts.Api;

/// <summary>An account as its owner and admins see it.</summary>
public sealed record AccountView(
    Guid Id,
    string Email,
    string DisplayName,
    int? BirthYear,
    Region? Region,
    Grade Grade,
    bool MarketingConsent,
    DateTimeOffset? MarketingConsentAt,
    IReadOnlyList<Role> Roles,
    bool IsTest,
    DateTimeOffset CreatedAt)
{
    public static AccountView From(Account account) => new(
        account.Id.Value,
        account.Email.Value,
        account.DisplayName,
        account.BirthYear,
        account.Region,
        account.Grade,
        account.MarketingConsent,
        account.MarketingConsentAt,
        [Role.Shopper, .. account.Roles],
        account.IsTest,
        account.CreatedAt);
}
