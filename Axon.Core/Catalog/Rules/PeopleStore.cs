using Axon.Core.Accounts;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Rules;

/// <summary>What eligibility rules read about people.</summary>
public sealed class PeopleStore(Database database, IProfiles profiles)
{
    internal const string BoughtStatuses = "('PAID', 'PARTIALLY_REFUNDED')";

    /// <summary>Cached where profiles are kept; null for an unknown person.</summary>
    public async ValueTask<Person?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        await profiles.FindAsync(user, cancellationToken) is { } profile
            ? new Person(profile.BirthYear, profile.Region, profile.Grade, profile.CreatedAt)
            : null;

    /// <summary>Everything they paid for and did not get back in full. One query.</summary>
    public async Task<IReadOnlyList<Bought>> HistoryAsync(UserId user, CancellationToken cancellationToken)
    {
        return [.. await database.QueryAsync<Bought>(
            $"""
            SELECT o.paid_at AS at, p.category FROM customer_order o LEFT JOIN product p ON p.id = o.product_id
            WHERE o.user_id = @user AND o.status IN {BoughtStatuses} AND o.paid_at IS NOT NULL
            """,
            new { user },
            cancellationToken)];
    }

    /// <summary>How many accounts there are and for how many of them all rules hold at <paramref name="now"/>: one query, which reads every account.</summary>
    public async Task<EligibleAudience> CountAsync(IReadOnlyList<EligibilityRule> rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var condition = AudienceSql.From(rules, now);
        var (everyone, matching) = await database.SingleAsync<(long Everyone, decimal Matching)>(
            $"SELECT COUNT(*), COALESCE(SUM(CASE WHEN {condition.Where} THEN 1 ELSE 0 END), 0) FROM user_account u", condition.Parameters, cancellationToken);
        return new EligibleAudience((long)matching, everyone);
    }
}

/// <summary>What FAST rules ask of a person.</summary>
public sealed record Person(int? BirthYear, Region? Region, Grade Grade, DateTimeOffset CreatedAt);

/// <summary>One order that was paid and not refunded in full.</summary>
/// <param name="Category">The product's; null for an order without a product.</param>
public sealed record Bought(DateTimeOffset At, string? Category);

public sealed record EligibleAudience(long Matching, long Everyone);
