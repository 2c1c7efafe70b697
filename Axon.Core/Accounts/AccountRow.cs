using System.Globalization;
using Axon.Core.Kernel;
using Dapper;

namespace Axon.Core.Accounts;

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

/// <summary>One statement for any number of new accounts.</summary>
internal static class AccountInsert
{
    private const string Head =
        """
        INSERT INTO user_account (id, email, normalized_email, display_name, password_hash, security_stamp, concurrency_stamp, birth_year, region, grade,
                                  marketing_consent, marketing_consent_at, is_test, created_at, updated_at)
        VALUES
        """;

    public static (string Sql, DynamicParameters Parameters) Of(IReadOnlyCollection<Account> accounts)
    {
        var parameters = new DynamicParameters();
        List<string> rows = [];
        foreach (var account in accounts)
        {
            var n = rows.Count.ToString(CultureInfo.InvariantCulture);
            parameters.Add("id" + n, account.Id);
            parameters.Add("email" + n, account.Email.Value);
            parameters.Add("normalized" + n, account.Email.Normalized);
            parameters.Add("name" + n, account.DisplayName);
            parameters.Add("hash" + n, account.PasswordHash);
            parameters.Add("stamp" + n, account.SecurityStamp);
            parameters.Add("birth" + n, account.BirthYear);
            parameters.Add("region" + n, account.Region?.ToString());
            parameters.Add("grade" + n, account.Grade.ToString());
            parameters.Add("consent" + n, account.MarketingConsent);
            parameters.Add("consentAt" + n, account.MarketingConsentAt);
            parameters.Add("test" + n, account.IsTest);
            parameters.Add("at" + n, account.CreatedAt);
            rows.Add($"(@id{n}, @email{n}, @normalized{n}, @name{n}, @hash{n}, @stamp{n}, @stamp{n}, @birth{n}, @region{n}, @grade{n}, @consent{n}, @consentAt{n}, @test{n}, @at{n}, @at{n})");
        }

        return ($"{Head} {string.Join(", ", rows)}", parameters);
    }
}
