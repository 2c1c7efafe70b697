using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Features.Campaigns.Rules;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Campaigns;

/// <inheritdoc cref="IPeople"/>
public sealed class MySqlPeople(MySqlConnections connections) : IPeople
{
    internal const string BoughtStatuses = "('PAID', 'PARTIALLY_REFUNDED')";

    public async Task<Person?> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<PersonRow>(new CommandDefinition(
            $"""
            SELECT u.birth_year AS birthYear, u.region, u.grade, u.created_at AS createdAt,
                   (SELECT MIN(o.paid_at) FROM customer_order o WHERE o.user_id = u.id AND o.status IN {BoughtStatuses}) AS firstBoughtAt
            FROM user_account u WHERE u.id = @user
            """,
            new { user },
            cancellationToken: cancellationToken));
        return row is null ? null : new Person(row.BirthYear, row.Region, row.Grade, row.CreatedAt, row.FirstBoughtAt);
    }

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

    private sealed class PersonRow
    {
        public int? BirthYear { get; init; }

        public Region? Region { get; init; }

        public Grade Grade { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? FirstBoughtAt { get; init; }
    }
}
