using System.Collections.Concurrent;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Idempotency;

/// <summary>Remembers how a call with an idempotency key ended, so that its repetition gets the same answer.</summary>
public sealed class IdempotencyStore(Database database, ProcessLock process, TimeProvider clock)
{
    private const string Mine = "user_id = @User AND operation = @Operation AND idem_key = @Key";
    private const string Owned = $"{Mine} AND status_code IS NULL AND owner = @owner";

    // The calls that run in this process: of a row that names it, only this tells whether the call still runs.
    private readonly ConcurrentDictionary<CallKey, bool> _running = new();

    /// <summary>Takes the key for this call, or says how the call with this key stands. One round trip when the key is new.</summary>
    /// <remarks>
    /// A key without an answer whose call does not run any more, because its process or its database connection died, is taken over within seconds; one whose call runs is
    /// never, however long that takes. Of a key that names no process (an older version took it) its age tells: <paramref name="abandonedAfter"/>.
    /// </remarks>
    public async Task<IdempotencyState> BeginAsync(
        UserId user, string operation, string key, ReadOnlyMemory<byte> bodyHash, TimeSpan abandonedAfter, CancellationToken cancellationToken)
    {
        await process.HoldAsync(cancellationToken);
        var call = new CallKey(user, operation, key);
        var isFirst = _running.TryAdd(call, true);
        try
        {
            var state = await BeginAsync(call, isFirst, bodyHash, abandonedAfter, cancellationToken);
            if (isFirst && state.Outcome != IdempotencyOutcome.Begun)
            {
                _running.TryRemove(call, out _);
            }

            return state;
        }
        catch (Exception) when (isFirst)
        {
            // It may have been written down all the same.
            process.Owe(() => ForgetAsync(call));
            throw;
        }
    }

    /// <summary>Keeps the final answer.</summary>
    public async Task FinishAsync(UserId user, string operation, string key, StoredAnswer answer, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            $"UPDATE idempotency_key SET status_code = @StatusCode, content_type = @ContentType, response = @Body, finished_at = @now WHERE {Owned}",
            new { user, operation, key, answer.StatusCode, answer.ContentType, answer.Body, now = clock.GetUtcNow(), owner = process.Id },
            cancellationToken);
        _running.TryRemove(new CallKey(user, operation, key), out _);
    }

    /// <summary>Gives the key back: what happened was no final answer, so the call may be made again. Never throws for a database that is away: it is done when that is back.</summary>
    public async Task ForgetAsync(UserId user, string operation, string key, CancellationToken cancellationToken)
    {
        var call = new CallKey(user, operation, key);
        try
        {
            await ForgetAsync(call);
        }
        catch (StoreUnavailableException)
        {
            // The call is over, and nobody but this process knows.
            process.Owe(() => ForgetAsync(call));
        }
    }

    /// <summary>Forgets what began before <paramref name="before"/>.</summary>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        return await database.ExecuteAsync(
            "DELETE FROM idempotency_key WHERE created_at < @before LIMIT 1000", new { before }, cancellationToken);
    }

    private async Task<IdempotencyState> BeginAsync(CallKey call, bool isFirst, ReadOnlyMemory<byte> bodyHash, TimeSpan abandonedAfter, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await AddOrFindAsync(call, isFirst, bodyHash, now, cancellationToken);
        switch (row)
        {
            case null:
                return new IdempotencyState(IdempotencyOutcome.Begun);
            case { BodyHash: var known } when !known.AsSpan().SequenceEqual(bodyHash.Span):
                return new IdempotencyState(IdempotencyOutcome.Mismatch);
            case { StatusCode: { } status }:
                return new IdempotencyState(IdempotencyOutcome.Finished, new StoredAnswer(status, row.ContentType, row.Response ?? ""));
            default:
                var isDead = isFirst && (row.Owner is { } owner ? await IsDeadAsync(owner, cancellationToken) : row.CreatedAt < now - abandonedAfter);
                return new IdempotencyState(isDead && await TakeOverAsync(call, row, now, cancellationToken) ? IdempotencyOutcome.Begun : IdempotencyOutcome.InFlight);
        }
    }

    /// <summary>Null when the key was new, and is this call's now.</summary>
    private async Task<Row?> AddOrFindAsync(CallKey call, bool isFirst, ReadOnlyMemory<byte> bodyHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { call.User, call.Operation, call.Key, hash = bodyHash.ToArray(), owner = process.Id, now };
        if (isFirst && await database.ExecuteAsync(
            "INSERT IGNORE INTO idempotency_key (user_id, operation, idem_key, body_hash, owner, created_at) VALUES (@User, @Operation, @Key, @hash, @owner, @now)",
            parameters,
            cancellationToken) == 1)
        {
            return null;
        }

        // Forgotten between the two statements: the caller's next try finds it free.
        return await database.OneAsync<Row>(
            $"SELECT body_hash AS BodyHash, owner AS Owner, created_at AS CreatedAt, status_code AS StatusCode, content_type AS ContentType, response AS Response FROM idempotency_key WHERE {Mine}",
            parameters,
            cancellationToken) ?? new Row { BodyHash = bodyHash.ToArray(), Owner = process.Id };
    }

    // This process' own calls that run are in the way already: a row of its own here is one whose end could not be written.
    private async Task<bool> IsDeadAsync(Guid owner, CancellationToken cancellationToken) => owner == process.Id || !await process.LivesAsync(owner, cancellationToken);

    private async Task<bool> TakeOverAsync(CallKey call, Row row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One of several who found it dead: the first changes the owner.
        return await database.ExecuteAsync(
            $"UPDATE idempotency_key SET owner = @owner, created_at = @now WHERE {Mine} AND status_code IS NULL AND owner <=> @dead",
            new { call.User, call.Operation, call.Key, owner = process.Id, now, dead = row.Owner },
            cancellationToken) == 1;
    }

    private async Task ForgetAsync(CallKey call)
    {
        await database.ExecuteAsync($"DELETE FROM idempotency_key WHERE {Owned}", new { call.User, call.Operation, call.Key, owner = process.Id }, CancellationToken.None);
        _running.TryRemove(call, out _);
    }

    private sealed record CallKey(UserId User, string Operation, string Key);

    private sealed class Row
    {
        public byte[] BodyHash { get; set; } = [];
        public Guid? Owner { get; set; }
        public DateTimeOffset CreatedAt { get; set; }
        public int? StatusCode { get; set; }
        public string? ContentType { get; set; }
        public string? Response { get; set; }
    }
}

public enum IdempotencyOutcome
{
    /// <summary>The key is this call's: do it, then finish or forget.</summary>
    Begun,

    /// <summary>The same call was answered before.</summary>
    Finished,

    /// <summary>The same call is being worked on.</summary>
    InFlight,

    /// <summary>The key belongs to a call with another body.</summary>
    Mismatch,
}

/// <param name="Answer">Set when finished.</param>
public readonly record struct IdempotencyState(IdempotencyOutcome Outcome, StoredAnswer? Answer = null);

/// <summary>An HTTP answer to be given again.</summary>
public sealed record StoredAnswer(int StatusCode, string? ContentType, string Body);
