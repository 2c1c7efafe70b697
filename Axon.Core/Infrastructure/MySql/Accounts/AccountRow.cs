using Axon.Core.Features.Accounts;
using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;

namespace Axon.Core.Infrastructure.MySql.Accounts;

/// <summary>An account as the query gives it.</summary>
internal sealed class AccountRow
{
    public const string Select =
        """
        SELECT id AS Id, email AS Email, display_name AS DisplayName, password_hash AS PasswordHash, security_stamp AS SecurityStamp, birth_year AS BirthYear,
               region AS Region, grade AS Grade, marketing_consent AS MarketingConsent, marketing_consent_at AS MarketingConsentAt, is_test AS IsTest,
               created_at AS CreatedAt, (SELECT GROUP_CONCAT(role) FROM user_role WHERE user_role.user_id = user_account.id) AS Roles,
               (SELECT GROUP_CONCAT(HEX(s.id)) FROM user_session s WHERE s.user_id = user_account.id) AS Sessions
        FROM user_account
        """;

    public Guid Id { get; init; }

    public string Email { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string? PasswordHash { get; init; }

    public string SecurityStamp { get; init; } = "";

    public int? BirthYear { get; init; }

    public string? Region { get; init; }

    public string Grade { get; init; } = "";

    public bool MarketingConsent { get; init; }

    public DateTimeOffset? MarketingConsentAt { get; init; }

    public bool IsTest { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? Roles { get; init; }

    public string? Sessions { get; init; }

    public Account ToAccount() => new()
    {
        Id = new UserId(Id),
        Email = EmailAddress.FromStore(Email),
        DisplayName = DisplayName,
        PasswordHash = PasswordHash,
        SecurityStamp = SecurityStamp,
        BirthYear = BirthYear,
        Region = Region is null ? null : Enum.Parse<Region>(Region),
        Grade = Enum.Parse<Grade>(Grade),
        MarketingConsent = MarketingConsent,
        MarketingConsentAt = MarketingConsentAt,
        IsTest = IsTest,
        CreatedAt = CreatedAt,
        Roles = Roles is null ? [] : [.. Roles.Split(',').Select(Enum.Parse<Role>).Where(role => role != Role.Shopper).Order()],
        Sessions = Sessions is null ? [] : [.. Sessions.Split(',').Select(hex => new SessionId(Guid.ParseExact(hex, "N")))],
    };
}
