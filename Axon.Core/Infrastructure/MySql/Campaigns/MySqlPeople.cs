using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Features.Campaigns.Rules;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Campaigns;

/// <inheritdoc cref="IPeople"/>
public sealed class MySqlPeople(MySqlConnections connections, IProfiles profiles) : IPeople
{
    internal const string BoughtStatuses = "('PAID', 'PARTIALLY_REFUNDED')";

    public async ValueTask<Person?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        await profiles.FindAsync(user, cancellationToken) is { } profile
            ? new Person(profile.BirthYear, profile.Region, profile.Grade, profile.CreatedAt)
            : null;

    public async Task<IReadOnlyList<Bought>> HistoryAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<Bought>(new CommandDefinition(
            $"""
            SELECT o.paid_at AS at, p.category FROM customer_order o LEFT JOIN product p ON p.id = o.product_id
            WHERE o.user_id = @user AND o.status IN {BoughtStatuses} AND o.paid_at IS NOT NULL
            """,
            new { user },
            cancellationToken: cancellationToken))];
    }

    public async Task<Audience> CountAsync(IReadOnlyList<EligibilityRule> rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var condition = AudienceSql.From(rules, now);
        await using var connection = await connections.OpenAsync(cancellationToken);
        var (everyone, matching) = await connection.QuerySingleAsync<(long Everyone, decimal Matching)>(new CommandDefinition(
            $"SELECT COUNT(*), COALESCE(SUM(CASE WHEN {condition.Where} THEN 1 ELSE 0 END), 0) FROM user_account u", condition.Parameters, cancellationToken: cancellationToken));
        return new Audience((long)matching, everyone);
    }
}
