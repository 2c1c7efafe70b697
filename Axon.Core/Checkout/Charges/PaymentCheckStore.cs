using Axon.Core.Db;
using Axon.Core.Kernel;
using Dapper;

namespace Axon.Core.Checkout.Charges;

/// <summary>Which payments have to be asked about at the provider, and when next.</summary>
public sealed class PaymentCheckStore(Database database)
{
    private static readonly TimeSpan CompareAgainAfter = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Takes payments that are due, at most <paramref name="limit"/>, and puts their next check off by 2ⁿ × <paramref name="first"/>, at most
    /// <paramref name="longest"/>, before they are asked: two workers never take the same one, and one that dies leaves it to the next.
    /// </summary>
    public Task<IReadOnlyList<PaymentId>> TakeDueAsync(DateTimeOffset now, TimeSpan first, TimeSpan longest, int limit, CancellationToken cancellationToken) =>
        database.InTransactionAsync<IReadOnlyList<PaymentId>>(
            async work =>
            {
                var due = (await work.QueryAsync<PaymentId>(
                    "SELECT id FROM payment WHERE next_check_at <= @now ORDER BY next_check_at LIMIT @limit FOR UPDATE SKIP LOCKED",
                    new { now, limit },
                    cancellationToken)).AsList();
                if (due.Count > 0)
                {
                    // The exponent is bounded, so that a payment nobody can settle for weeks does not overflow it. Assignments run from left to right.
                    await work.ExecuteAsync(
                        """
                        UPDATE payment
                        SET next_check_at = @now + INTERVAL LEAST(@first * POW(2, LEAST(checks, 30)), @longest) MICROSECOND, checks = checks + 1
                        WHERE id IN @ids
                        """,
                        new { now, first = first.TotalMicroseconds, longest = longest.TotalMicroseconds, ids = due.Select(id => id.Value) },
                        cancellationToken);
                }

                return due;
            },
            cancellationToken);

    /// <summary>Takes captured payments whose time to be compared with the provider has come, in the same way; each comes again soon unless it was compared.</summary>
    public Task<IReadOnlyList<PaymentId>> TakeToCompareAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.InTransactionAsync<IReadOnlyList<PaymentId>>(
            async work =>
            {
                var due = (await work.QueryAsync<PaymentId>(
                    "SELECT id FROM payment WHERE compare_at <= @now ORDER BY compare_at LIMIT @limit FOR UPDATE SKIP LOCKED",
                    new { now, limit },
                    cancellationToken)).AsList();
                if (due.Count > 0)
                {
                    await work.ExecuteAsync(
                        "UPDATE payment SET compare_at = @again WHERE id IN @ids",
                        new { again = now + CompareAgainAfter, ids = due.Select(id => id.Value) },
                        cancellationToken);
                }

                return due;
            },
            cancellationToken);
}
