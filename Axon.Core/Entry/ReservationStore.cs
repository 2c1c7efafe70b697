using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>The rows of reservations, outside of a transaction.</summary>
public sealed class ReservationStore : IAsyncDisposable
{
    private readonly Database _database;
    private readonly OutboxStore _outbox;
    private readonly GroupCommit<Entry> _group;

    public ReservationStore(Database database, OutboxStore outbox)
    {
        _database = database;
        _outbox = outbox;
        _group = new GroupCommit<Entry>(database, WriteAsync);
    }

    /// <summary>Writes a new hold down with its facts. When it answers Added, it is durable.</summary>
    /// <remarks>Shares one transaction with others that arrive at the same time. Idempotent by id. Never throws for an absent database: see <see cref="AddOutcome"/>.</remarks>
    public async Task<AddOutcome> AddAsync(NewReservation reservation, CancellationToken cancellationToken)
    {
        var entry = new Entry(reservation);
        try
        {
            await _group.AddAsync(entry, cancellationToken);
            return entry.Outcome;
        }
        catch (StoreUnavailableException)
        {
            // Only a commit that was begun and not answered is unknown.
            return entry.Committing ? AddOutcome.Unknown : AddOutcome.NotWritten;
        }
        catch (ObjectDisposedException)
        {
            // The process is stopping and takes nothing any more.
            return AddOutcome.NotWritten;
        }
    }

    public async Task<Reservation?> FindAsync(ReservationId id, CancellationToken cancellationToken) =>
        (await QueryAsync($"{ReservationSql.WithOrder} WHERE r.id = @id", new { id }, cancellationToken)).SingleOrDefault();

    /// <summary>A person's newest reservation in an activity, whatever became of it.</summary>
    public async Task<Reservation?> FindNewestAsync(ActivityId activity, UserId user, CancellationToken cancellationToken) =>
        (await QueryAsync(
            $"{ReservationSql.WithOrder} WHERE r.activity_id = @activity AND r.user_id = @user ORDER BY r.ordinal DESC LIMIT 1", new { activity, user }, cancellationToken)).SingleOrDefault();

    /// <summary>The person's place that can still be paid for, the one that ends first; null when there is none.</summary>
    public async Task<Reservation?> FindHeldAsync(UserId user, CancellationToken cancellationToken) =>
        (await QueryAsync(
            $"{ReservationSql.WithOrder} WHERE r.user_id = @user AND r.status IN ('PENDING', 'CONFIRMED') AND r.deadline_at > UTC_TIMESTAMP(6) ORDER BY r.deadline_at LIMIT 1",
            new { user },
            cancellationToken)).SingleOrDefault();

    /// <summary>A person's reservations, the newest first.</summary>
    public Task<IReadOnlyList<Reservation>> ListAsync(UserId user, int most, CancellationToken cancellationToken) =>
        QueryAsync($"{ReservationSql.WithOrder} WHERE r.user_id = @user ORDER BY r.reserved_at DESC LIMIT @most", new { user, most }, cancellationToken);

    /// <summary>PENDING rows whose deadline passed at least <paramref name="grace"/> ago, the oldest first.</summary>
    public async Task<IReadOnlyList<(ActivityId Activity, ReservationId Id)>> OverdueAsync(TimeSpan grace, int most, CancellationToken cancellationToken)
    {
        return
        [
            .. await _database.QueryAsync<(ActivityId, ReservationId)>(
                """
                SELECT activity_id, id FROM reservation
                WHERE status = 'PENDING' AND deadline_at <= UTC_TIMESTAMP(6) - INTERVAL @microseconds MICROSECOND ORDER BY deadline_at LIMIT @most
                """,
                new { microseconds = (long)grace.TotalMicroseconds, most },
                cancellationToken),
        ];
    }

    public ValueTask DisposeAsync() => _group.DisposeAsync();

    private async Task<IReadOnlyList<Reservation>> QueryAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        return [.. await _database.QueryAsync<Reservation>(sql, parameters, cancellationToken)];
    }

    private async Task WriteAsync(IReadOnlyList<Entry> entries, UnitOfWork work, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            entry.Committing = false;
        }

        var outcomes = await ReservationInsert.WriteAsync([.. entries.Select(entry => entry.Item)], work, cancellationToken);
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i].Outcome = outcomes[i];
        }

        await _outbox.AddAsync(work, [.. entries.Where(entry => entry.Outcome == AddOutcome.Added).SelectMany(entry => entry.Item.Facts)], cancellationToken);
        foreach (var entry in entries)
        {
            entry.Committing = true;
        }
    }

    private sealed class Entry(NewReservation item)
    {
        public NewReservation Item { get; } = item;

        public AddOutcome Outcome { get; set; }

        /// <summary>Everything was written and only the commit was left.</summary>
        public bool Committing { get; set; }
    }
}

public enum AddOutcome
{
    Added,

    /// <summary>The row was there already, in whatever state it is by now.</summary>
    Present,

    /// <summary>The gate that granted the hold is not the one of the database's epoch any more.</summary>
    OtherEpoch,

    /// <summary>The person has another live reservation, which the gate does not know of.</summary>
    OtherLive,

    /// <summary>The deadline has passed.</summary>
    Late,

    /// <summary>The database is away and nothing was written.</summary>
    NotWritten,

    /// <summary>The database went away while it was committing.</summary>
    Unknown,

    /// <summary>Only where units are claimed at once: there is none left.</summary>
    SoldOut,

    /// <summary>Only where units are claimed at once: the person has all they may have.</summary>
    LimitReached,

    /// <summary>Only where units are claimed at once: there is nothing to give any more.</summary>
    Closed,
}

/// <param name="TokenHash">SHA-256 of the token that proves the reservation.</param>
/// <param name="Facts">Recorded with the row, and only with it.</param>
/// <param name="PaidAt">When it was claimed, for a row that is PAID from the start; the same moment as in its facts.</param>
public sealed record NewReservation(Reservation Row, ReadOnlyMemory<byte> TokenHash, IReadOnlyList<Fact> Facts, DateTimeOffset? PaidAt = null);
