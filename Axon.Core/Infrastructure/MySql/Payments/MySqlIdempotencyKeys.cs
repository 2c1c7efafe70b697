using Axon.Core.Features.Payments.Contracts;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Payments;

/// <inheritdoc cref="IIdempotencyKeys"/>
internal sealed class MySqlIdempotencyKeys(MySqlConnections connections, TimeProvider clock) : IIdempotencyKeys
{
    private const string Mine = "user_id = @user AND operation = @operation AND idem_key = @key";

    public async Task<IdempotencyState> BeginAsync(
        UserId user, string operation, string key, ReadOnlyMemory<byte> bodyHash, TimeSpan abandonedAfter, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var parameters = new { user, operation, key, hash = bodyHash.ToArray(), now, abandoned = now - abandonedAfter };
        if (await connection.ExecuteAsync(Command(
            "INSERT IGNORE INTO idempotency_key (user_id, operation, idem_key, body_hash, created_at) VALUES (@user, @operation, @key, @hash, @now)")) == 1)
        {
            return new IdempotencyState(IdempotencyOutcome.Begun);
        }

        var row = await connection.QuerySingleOrDefaultAsync<Row>(Command(
            $"SELECT body_hash AS BodyHash, status_code AS StatusCode, content_type AS ContentType, response AS Response FROM idempotency_key WHERE {Mine}"));
        switch (row)
        {
            case null:
                // Forgotten between the two statements; the caller's next try finds it free.
                return new IdempotencyState(IdempotencyOutcome.InFlight);
            case { BodyHash: var known } when !known.AsSpan().SequenceEqual(bodyHash.Span):
                return new IdempotencyState(IdempotencyOutcome.Mismatch);
            case { StatusCode: { } status }:
                return new IdempotencyState(IdempotencyOutcome.Finished, new StoredAnswer(status, row.ContentType, row.Response ?? ""));
            default:
                var taken = await connection.ExecuteAsync(Command($"UPDATE idempotency_key SET created_at = @now WHERE {Mine} AND status_code IS NULL AND created_at < @abandoned"));
                return new IdempotencyState(taken == 1 ? IdempotencyOutcome.Begun : IdempotencyOutcome.InFlight);
        }

        CommandDefinition Command(string sql) => new(sql, parameters, cancellationToken: cancellationToken);
    }

    public async Task FinishAsync(UserId user, string operation, string key, StoredAnswer answer, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE idempotency_key SET status_code = @StatusCode, content_type = @ContentType, response = @Body, finished_at = @now WHERE {Mine} AND status_code IS NULL",
            new { user, operation, key, answer.StatusCode, answer.ContentType, answer.Body, now = clock.GetUtcNow() },
            cancellationToken: cancellationToken));
    }

    public async Task ForgetAsync(UserId user, string operation, string key, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            $"DELETE FROM idempotency_key WHERE {Mine} AND status_code IS NULL", new { user, operation, key }, cancellationToken: cancellationToken));
    }

    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM idempotency_key WHERE created_at < @before LIMIT 1000", new { before }, cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public byte[] BodyHash { get; set; } = [];
        public int? StatusCode { get; set; }
        public string? ContentType { get; set; }
        public string? Response { get; set; }
    }
}
