using System.Diagnostics;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Who owns which units, changed inside a transaction. Here, not in the gate, it is decided that nothing is sold twice.</summary>
/// <remarks>
/// Every change of an activity's reservations shares the activity's row until the transaction ends, and a rebuild of its gate takes that row alone: so
/// the rebuild reads rows that nobody is changing.
/// Everybody locks in the order activity, reservation, person, stock; the stock, which all buyers of an activity change, comes last.
/// </remarks>
public sealed class EntryLedger
{
    /// <summary>Locks a reservation until the transaction ends, or answers null when there is none.</summary>
    public async Task<LockedReservation?> LockAsync(ReservationId id, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await work.ValueAsync<long?>("SELECT activity_id FROM reservation WHERE id = @id", new { id }, cancellationToken) is not { } number)
        {
            return null;
        }

        var activity = new ActivityId(number);
        return (await LockAsync(activity, [id], work, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Locks those of <paramref name="ids"/> that exist, all of one activity, and ends the PENDING ones whose deadline has passed as EXPIRED. Answers all of them as they are now.</summary>
    public async Task<IReadOnlyList<LockedReservation>> ExpireAsync(
        ActivityId activity, IReadOnlyCollection<ReservationId> ids, UnitOfWork work, CancellationToken cancellationToken)
    {
        var locked = await LockAsync(activity, ids, work, cancellationToken);
        var overdue = locked.Where(row => row.Row.Status == ReservationStatus.PENDING && row.Row.DeadlineAt <= row.Now).Select(row => row.Row.Id).ToHashSet();
        if (overdue.Count > 0)
        {
            await work.ExecuteAsync(
                "UPDATE reservation SET status = 'EXPIRED', ended_at = UTC_TIMESTAMP(6), end_reason = 'EXPIRED' WHERE id IN @overdue", new { overdue = overdue.Select(id => id.Value) }, cancellationToken);
        }

        return
        [
            .. locked.Select(row => overdue.Contains(row.Row.Id)
                ? row with { Row = row.Row with { Status = ReservationStatus.EXPIRED, EndedAt = row.Now, EndReason = "EXPIRED" }, Changed = true }
                : row),
        ];
    }

    /// <summary>Takes units of the activity for a person, within the capacity and the person's limit, or changes nothing.</summary>
    public async Task<TakeOutcome> TakeAsync(ActivityId activity, UserId user, int quantity, UnitOfWork work, CancellationToken cancellationToken)
    {
        var parameters = new { activity, user, quantity };
        if (!await TakeForPersonAsync())
        {
            return TakeOutcome.LimitReached;
        }

        if (await RowsAsync("UPDATE activity_stock SET taken = taken + @quantity WHERE activity_id = @activity AND taken + @quantity <= capacity") == 1)
        {
            return TakeOutcome.Taken;
        }

        await RowsAsync("UPDATE activity_person SET units = units - @quantity WHERE activity_id = @activity AND user_id = @user");
        return TakeOutcome.SoldOut;

        // Most people come once: their row is new.
        async Task<bool> TakeForPersonAsync() =>
            await RowsAsync(
                """
                INSERT IGNORE INTO activity_person (activity_id, user_id, units)
                SELECT @activity, @user, @quantity FROM activity WHERE id = @activity AND per_person_limit >= @quantity
                """) == 1
            || await RowsAsync(
                """
                UPDATE activity_person SET units = units + @quantity
                WHERE activity_id = @activity AND user_id = @user AND units + @quantity <= (SELECT per_person_limit FROM activity WHERE id = @activity)
                """) == 1;

        Task<int> RowsAsync(string sql) => work.ExecuteAsync(sql, parameters, cancellationToken);
    }

    /// <summary>Gives units back that were taken.</summary>
    public async Task GiveAsync(ActivityId activity, UserId user, int quantity, UnitOfWork work, CancellationToken cancellationToken)
    {
        // Below zero the CHECKs refuse: giving back what was never taken is a defect, not an outcome.
        await work.ExecuteAsync(
            """
            UPDATE activity_person SET units = units - @quantity WHERE activity_id = @activity AND user_id = @user;
            UPDATE activity_stock SET taken = taken - @quantity WHERE activity_id = @activity
            """,
            new { activity, user, quantity },
            cancellationToken);
    }

    /// <summary>Makes a locked reservation PAID, at the moment its order was.</summary>
    public Task PayAsync(ReservationId id, DateTimeOffset paidAt, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync("UPDATE reservation SET status = 'PAID', paid_at = @paidAt WHERE id = @id", new { id, paidAt }, cancellationToken);
    }

    /// <summary>Changes the status of a locked reservation, to any but PENDING and PAID, and notes when.</summary>
    public Task SetStatusAsync(ReservationId id, ReservationStatus status, UnitOfWork work, CancellationToken cancellationToken)
    {
        var change = status switch
        {
            ReservationStatus.CONFIRMED => "confirmed_at = COALESCE(confirmed_at, UTC_TIMESTAMP(6))",
            ReservationStatus.STUCK => "end_reason = NULL",
            ReservationStatus.EXPIRED or ReservationStatus.CANCELLED or ReservationStatus.REFUNDED => "ended_at = UTC_TIMESTAMP(6), end_reason = @status",
            ReservationStatus.PAID => throw new InvalidOperationException("A place is paid when its order is: PayAsync"),
            ReservationStatus.PENDING => throw new InvalidOperationException("Nothing goes back to PENDING"),
            _ => throw new UnreachableException(status.ToString()),
        };
        return work.ExecuteAsync($"UPDATE reservation SET status = @status, {change} WHERE id = @id", new { id, status = status.ToString() }, cancellationToken);
    }

    /// <summary>Writes a hold down that is claimed at once, because there is nothing to pay. Otherwise as <see cref="ReservationStore.AddAsync"/>.</summary>
    public async Task<AddOutcome> AddClaimedAsync(NewReservation reservation, UnitOfWork work, CancellationToken cancellationToken) =>
        (await ReservationInsert.WriteAsync([reservation], work, cancellationToken))[0];

    private static async Task<IReadOnlyList<LockedReservation>> LockAsync(
        ActivityId activity, IReadOnlyCollection<ReservationId> ids, UnitOfWork work, CancellationToken cancellationToken)
    {
        return await work.QueryManyAsync<IReadOnlyList<LockedReservation>>(
            $"{ReservationSql.ShareActivity}; {ReservationSql.Bare} WHERE r.activity_id = @activity AND r.id IN @ids ORDER BY r.id FOR UPDATE; {ReservationSql.Activity}",
            new { activity, ids = ids.Select(id => id.Value) },
            async answers =>
            {
                await answers.ReadAsync<long>();
                var rows = await answers.ReadAsync<Reservation>();
                var sold = await answers.ReadSingleAsync<ReservationSql.ActivityRow>();
                return [.. rows.Select(row => new LockedReservation(row, sold.Sold, sold.Now))];
            },
            cancellationToken);
    }
}

public enum TakeOutcome
{
    Taken,
    SoldOut,
    LimitReached,
}

/// <param name="Now">The database's clock, which decides about deadlines here.</param>
/// <param name="Changed">This call has changed it.</param>
public sealed record LockedReservation(Reservation Row, SoldActivity Activity, DateTimeOffset Now, bool Changed = false);
