using Axon.Core.Db;

namespace Axon.Core.Facts;

/// <inheritdoc cref="IFactQueue"/>
/// <remarks>A claim is nothing but the row's lock, held while the fact is delivered: it cannot outlive the relay and needs no lease to expire.</remarks>
public sealed class FactQueue(Database database) : IFactQueue
{
    /// <summary>Without a lock, because a locking read would keep every row it sorts.</summary>
    private const string Due =
        """
        SELECT id FROM outbox o
        WHERE status = 'NEW' AND available_at <= UTC_TIMESTAMP(6)
          AND NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.aggregate = o.aggregate AND earlier.status = 'NEW' AND earlier.id < o.id)
        ORDER BY id LIMIT @candidates
        """;

    /// <summary>Looks again, now at the newest state: another relay may have finished the row, or put it off, since.</summary>
    private const string Claim =
        """
        SELECT id, message_id AS messageId, attempts, payload FROM outbox
        WHERE id IN @ids AND status = 'NEW' AND available_at <= UTC_TIMESTAMP(6)
        ORDER BY id LIMIT @count FOR UPDATE SKIP LOCKED
        """;

    /// <summary>The reason of each consumer once, in the order in which they gave up. MySQL assigns from left to right: the status comes last.</summary>
    private const string Dead =
        """
        last_error = CASE WHEN status <> 'DEAD' OR last_error IS NULL THEN @error WHEN LOCATE(@error, last_error) > 0 THEN last_error ELSE LEFT(CONCAT(last_error, ' | ', @error), 1000) END,
        attempts = @attempts, status = 'DEAD'
        """;

    private const string BuryKnown = $"UPDATE outbox SET {Dead} WHERE message_id = @id";

    /// <summary>One statement, so that of several who bury a forgotten fact at once none writes over another.</summary>
    private const string BuryAny =
        $"""
        INSERT INTO outbox (message_id, aggregate, type, payload, occurred_at, available_at, status, attempts, last_error)
        VALUES (@id, @aggregate, @type, @payload, @at, UTC_TIMESTAMP(6), 'DEAD', @attempts, @error)
        ON DUPLICATE KEY UPDATE {Dead}
        """;

    public Task<int> TakeAsync(int count, Func<IReadOnlyList<QueuedFact>, Task<IReadOnlyList<FactVerdict>>> deliver, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async work =>
            {
                var facts = await ClaimAsync(work, count, cancellationToken);
                if (facts.Count > 0)
                {
                    // The consumers have committed: saying so must not be cancelled. If it fails all the same, the inbox makes the repetition harmless.
                    await RecordAsync(work, await deliver(facts));
                }

                return facts.Count;
            },
            cancellationToken);

    public async Task<bool> RequeueAsync(Guid fact, UnitOfWork work, CancellationToken cancellationToken)
    {
        return await work.ExecuteAsync(
            "UPDATE outbox SET status = 'NEW', attempts = 0, available_at = UTC_TIMESTAMP(6) WHERE message_id = @fact AND status = 'DEAD'",
            new { fact },
            cancellationToken) == 1;
    }

    public Task BuryAsync(Guid id, Fact? fact, int attempts, string error, CancellationToken cancellationToken) => database.InTransactionAsync(
        work => work.ExecuteAsync(
            fact is null ? BuryKnown : BuryAny,
            new { id, attempts, error = Cut(error), aggregate = fact?.Aggregate, type = fact?.Type.ToString(), payload = fact is null ? null : FactJson.Write(fact), at = fact?.OccurredAt },
            cancellationToken),
        cancellationToken);

    public async Task<IReadOnlyList<DeadFact>> DeadAsync(int count, CancellationToken cancellationToken)
    {
        return
        [
            .. await database.QueryAsync<DeadFact>(
                "SELECT message_id AS id, type, aggregate, occurred_at AS occurredAt, attempts, last_error AS error FROM outbox WHERE status = 'DEAD' ORDER BY id DESC LIMIT @count",
                new { count },
                cancellationToken),
        ];
    }

    public async Task<QueueDepth> DepthAsync(CancellationToken cancellationToken)
    {
        var (waiting, dead, oldest) = await database.SingleAsync<(long Waiting, long Dead, long OldestMicroseconds)>(
            """
            SELECT COALESCE(SUM(status = 'NEW'), 0), COALESCE(SUM(status = 'DEAD'), 0),
                   COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(CASE WHEN status = 'NEW' THEN occurred_at END), UTC_TIMESTAMP(6)), 0)
            FROM outbox WHERE status IN ('NEW', 'DEAD')
            """, null, cancellationToken);
        return new QueueDepth(waiting, dead, TimeSpan.FromMicroseconds(Math.Max(0, oldest)));
    }

    public async Task<int> DeleteDoneAsync(TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { seconds = (long)age.TotalSeconds, limit };
        var facts = await database.ExecuteAsync(
            "DELETE FROM outbox WHERE status = 'DONE' AND available_at < UTC_TIMESTAMP(6) - INTERVAL @seconds SECOND AND dispatched_at < UTC_TIMESTAMP(6) - INTERVAL @seconds SECOND LIMIT @limit",
            parameters,
            cancellationToken);
        // A dead fact may be delivered again one day, so what its other consumers have done must stay known.
        var notes = await database.ExecuteAsync(
            """
            DELETE FROM inbox WHERE processed_at < UTC_TIMESTAMP(6) - INTERVAL @seconds SECOND
              AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.message_id = inbox.message_id) LIMIT @limit
            """,
            parameters,
            cancellationToken);
        return Math.Max(facts, notes);
    }

    private static async Task<IReadOnlyList<QueuedFact>> ClaimAsync(UnitOfWork work, int count, CancellationToken cancellationToken)
    {
        // More candidates than needed: another relay may hold the first ones.
        long[] ids = [.. await work.QueryAsync<long>(Due, new { candidates = count * 4 }, cancellationToken)];
        if (ids.Length == 0)
        {
            return [];
        }

        var rows = await work.QueryAsync<(long Id, Guid MessageId, int Attempts, string Payload)>(Claim, new { ids, count }, cancellationToken);
        return [.. rows.Select(row => new QueuedFact(row.Id, row.MessageId, row.Attempts, FactJson.Read(row.Payload)))];
    }

    private static string? Cut(string? error) => error is { Length: > 1000 } ? error[..1000] : error;

    private static async Task RecordAsync(UnitOfWork work, IReadOnlyList<FactVerdict> verdicts)
    {
        long[] done = [.. verdicts.Where(verdict => verdict.Kind == FactVerdictKind.Done).Select(verdict => verdict.Number)];
        if (done.Length > 0)
        {
            await work.ExecuteAsync("UPDATE outbox SET status = 'DONE', dispatched_at = UTC_TIMESTAMP(6), last_error = NULL WHERE id IN @done", new { done }, CancellationToken.None);
        }

        foreach (var failed in verdicts.Where(verdict => verdict.Kind != FactVerdictKind.Done))
        {
            await work.ExecuteAsync(
                """
                UPDATE outbox SET status = @status, attempts = @attempts, last_error = @error, available_at = UTC_TIMESTAMP(6) + INTERVAL @microseconds MICROSECOND
                WHERE id = @number
                """,
                new
                {
                    status = failed.Kind == FactVerdictKind.Dead ? "DEAD" : "NEW",
                    attempts = failed.Attempts,
                    error = Cut(failed.Error),
                    microseconds = (long)failed.RetryAfter.TotalMicroseconds,
                    number = failed.Number,
                },
                CancellationToken.None);
        }
    }
}

/// <summary>The facts that wait in the outbox to be delivered.</summary>
public interface IFactQueue
{
    /// <summary>
    /// Locks up to <paramref name="count"/> facts that are due, passes them to <paramref name="deliver"/> and records its verdicts. Answers how many it took.
    /// </summary>
    /// <remarks>
    /// Several relays never hold the same fact at the same time, and a fact is not given out while an earlier one of its aggregate is waiting.
    /// When the process dies during the delivery its locks go with it and the facts are given out again, so delivery is at least once.
    /// </remarks>
    Task<int> TakeAsync(int count, Func<IReadOnlyList<QueuedFact>, Task<IReadOnlyList<FactVerdict>>> deliver, CancellationToken cancellationToken);

    /// <summary>Gives a dead fact all its tries again. False when there is no such dead fact.</summary>
    Task<bool> RequeueAsync(Guid fact, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a delivered fact a dead one because a consumer that was handed it elsewhere has given it up, also when it was forgotten here since. Waits for a
    /// relay that is delivering it now. Twice is as once.
    /// </summary>
    /// <param name="fact">Null when it cannot be read; then only a fact that is still known here can be dead.</param>
    Task BuryAsync(Guid id, Fact? fact, int attempts, string error, CancellationToken cancellationToken);

    /// <summary>Dead facts, the newest first.</summary>
    Task<IReadOnlyList<DeadFact>> DeadAsync(int count, CancellationToken cancellationToken);

    Task<QueueDepth> DepthAsync(CancellationToken cancellationToken);

    /// <summary>Forgets up to <paramref name="limit"/> delivered facts, and inbox rows nobody can need again, that are older than <paramref name="age"/>. Answers how many rows went.</summary>
    Task<int> DeleteDoneAsync(TimeSpan age, int limit, CancellationToken cancellationToken);
}

/// <summary>A fact taken from the outbox, with its number there.</summary>
/// <param name="Attempts">Tries that have failed.</param>
/// <param name="Fact">Null when the stored text cannot be read by this version.</param>
public sealed record QueuedFact(long Number, Guid Id, int Attempts, Fact? Fact);

/// <summary>A fact that some consumer could not handle in all its tries.</summary>
public sealed record DeadFact(Guid Id, string Type, string Aggregate, DateTimeOffset OccurredAt, int Attempts, string? Error);

/// <summary>How much the relay has before it.</summary>
public sealed record QueueDepth(long Waiting, long Dead, TimeSpan OldestWaiting);
