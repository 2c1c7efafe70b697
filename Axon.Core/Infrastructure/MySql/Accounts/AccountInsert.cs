using System.Globalization;
using Axon.Core.Features.Accounts;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Accounts;

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
