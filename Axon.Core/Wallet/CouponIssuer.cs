using Axon.Core.Db;
using Axon.Core.Kernel;
using MySqlConnector;

namespace Axon.Core.Wallet;

/// <inheritdoc cref="ICouponIssuer"/>
internal sealed class CouponIssuer(TimeProvider clock) : ICouponIssuer
{
    public async Task<CouponIssue> IssueAsync(UnitOfWork work, CouponId coupon, UserId user, string source, CancellationToken cancellationToken)
    {
        while (true)
        {
            // One statement, one snapshot: looked up one after the other, this source's own coupon could count as somebody else's at the limit.
            var row = await work.OneAsync<Row>(
                """
                SELECT c.ends_at AS EndsAt, c.per_person_limit AS PerPersonLimit,
                  COALESCE((SELECT MAX(i.ordinal) FROM issued_coupon i WHERE i.coupon_id = c.id AND i.user_id = @user), 0) AS Ordinal,
                  (SELECT i.id FROM issued_coupon i WHERE i.source = @source) AS Known
                FROM coupon c WHERE c.id = @coupon
                """,
                new { coupon, user, source },
                cancellationToken);
            if (row?.Known is { } known)
            {
                return new CouponIssue(CouponIssueOutcome.AlreadyIssued, known);
            }

            var now = clock.GetUtcNow();
            if (row is null || row.EndsAt <= now)
            {
                return new CouponIssue(CouponIssueOutcome.NotAvailable);
            }

            if (row.Ordinal >= row.PerPersonLimit)
            {
                return new CouponIssue(CouponIssueOutcome.LimitReached);
            }

            var id = new IssuedCouponId(Uuid.New(clock));
            try
            {
                await work.ExecuteAsync(
                    """
                    INSERT INTO issued_coupon (id, coupon_id, user_id, ordinal, source, status, issued_at, expires_at)
                    VALUES (@id, @coupon, @user, @ordinal, @source, 'ISSUED', @now, @EndsAt)
                    """,
                    new { id, coupon, user, ordinal = row.Ordinal + 1, source, now, row.EndsAt },
                    cancellationToken);
                return new CouponIssue(CouponIssueOutcome.Issued, id);
            }
            catch (MySqlException exception) when (MySqlFailures.IsDuplicate(exception))
            {
                // Somebody else issued to this person in the same moment: look again. READ COMMITTED sees the row that was in the way.
            }
        }
    }

    private sealed class Row
    {
        public DateTimeOffset EndsAt { get; set; }
        public int PerPersonLimit { get; set; }
        public int Ordinal { get; set; }
        public IssuedCouponId? Known { get; set; }
    }
}

/// <summary>Gives a person a coupon, in the transaction of whatever earned it.</summary>
public interface ICouponIssuer
{
    /// <summary>Issues one coupon within the coupon's per-person limit.</summary>
    /// <remarks>
    /// Idempotent by <paramref name="source"/>: the second call answers AlreadyIssued with the same coupon. Adds no fact: the caller knows the campaign and
    /// activity that COUPON_ISSUED belongs to. A coupon handed out before its period starts can be used from then on.
    /// </remarks>
    /// <param name="source">What earned it, at most 64 characters, unique for ever: <c>reservation:…</c>.</param>
    Task<CouponIssue> IssueAsync(UnitOfWork work, CouponId coupon, UserId user, string source, CancellationToken cancellationToken);
}

public enum CouponIssueOutcome
{
    Issued,

    /// <summary>This source has issued it before; it is the same coupon.</summary>
    AlreadyIssued,
    LimitReached,

    /// <summary>No such coupon, or its period is over.</summary>
    NotAvailable,
}

/// <param name="Coupon">Set when issued, now or before.</param>
public readonly record struct CouponIssue(CouponIssueOutcome Outcome, IssuedCouponId? Coupon = null);
