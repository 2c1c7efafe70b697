using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Payments;

/// <inheritdoc cref="IPaymentChecks"/>
internal sealed class MySqlPaymentChecks(MySqlConnections connections) : IPaymentChecks
{
    private static readonly TimeSpan CompareAgainAfter = TimeSpan.FromMinutes(10);

    public Task<IReadOnlyList<PaymentId>> TakeDueAsync(DateTimeOffset now, TimeSpan first, TimeSpan longest, int limit, CancellationToken cancellationToken) =>
        connections.InTransactionAsync<IReadOnlyList<PaymentId>>(
            async (connection, transaction) =>
            {
                var due = (await connection.QueryAsync<PaymentId>(new CommandDefinition(
                    "SELECT id FROM payment WHERE next_check_at <= @now ORDER BY next_check_at LIMIT @limit FOR UPDATE SKIP LOCKED",
                    new { now, limit },
                    transaction,
                    cancellationToken: cancellationToken))).AsList();
                if (due.Count > 0)
                {
                    // The exponent is bounded, so that a payment nobody can settle for weeks does not overflow it. Assignments run from left to right.
                    await connection.ExecuteAsync(new CommandDefinition(
                        """
                        UPDATE payment
                        SET next_check_at = @now + INTERVAL LEAST(@first * POW(2, LEAST(checks, 30)), @longest) MICROSECOND, checks = checks + 1
                        WHERE id IN @ids
                        """,
                        new { now, first = first.TotalMicroseconds, longest = longest.TotalMicroseconds, ids = due.Select(id => id.Value.ToByteArray(bigEndian: true)) },
                        transaction,
                        cancellationToken: cancellationToken));
                }

                return due;
            },
            cancellationToken);

    public Task<IReadOnlyList<PaymentId>> TakeToCompareAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        connections.InTransactionAsync<IReadOnlyList<PaymentId>>(
            async (connection, transaction) =>
            {
                var due = (await connection.QueryAsync<PaymentId>(new CommandDefinition(
                    "SELECT id FROM payment WHERE compare_at <= @now ORDER BY compare_at LIMIT @limit FOR UPDATE SKIP LOCKED",
                    new { now, limit },
                    transaction,
                    cancellationToken: cancellationToken))).AsList();
                if (due.Count > 0)
                {
                    await connection.ExecuteAsync(new CommandDefinition(
                        "UPDATE payment SET compare_at = @again WHERE id IN @ids",
                        new { again = now + CompareAgainAfter, ids = due.Select(id => id.Value.ToByteArray(bigEndian: true)) },
                        transaction,
                        cancellationToken: cancellationToken));
                }

                return due;
            },
            cancellationToken);
}
