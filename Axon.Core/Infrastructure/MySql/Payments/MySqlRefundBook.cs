using Axon.Core.Features.Payments.Ports;
using Axon.Core.Features.Payments.Refunds;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Payments;

/// <inheritdoc cref="IRefundBook"/>
internal sealed class MySqlRefundBook : IRefundBook
{
    public Task AddAsync(Refund refund, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        return connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO refund (id, order_id, attempt_id, amount_minor, origin, reason, requested_by, request_key, provider_key, status, created_at, finished_at)
            VALUES (@Id, @Order, @Attempt, @Amount, @Origin, @Reason, @RequestedBy, @RequestKey, @ProviderKey, @Status, @CreatedAt, @FinishedAt)
            """,
            new
            {
                refund.Id,
                refund.Order,
                refund.Attempt,
                Amount = refund.Amount.Minor,
                Origin = refund.Origin.ToString(),
                refund.Reason,
                refund.RequestedBy,
                refund.RequestKey,
                refund.ProviderKey,
                Status = refund.Status.ToString(),
                refund.CreatedAt,
                refund.FinishedAt,
            },
            transaction,
            cancellationToken: cancellationToken));
    }

    public Task FinishAsync(Guid refund, RefundStatus status, DateTimeOffset? at, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        return connection.ExecuteAsync(new CommandDefinition(
            "UPDATE refund SET status = @status, finished_at = @at WHERE id = @refund",
            new { refund, status = status.ToString(), at },
            transaction,
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<Refund>> ListAsync(OrderId order, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        var rows = await connection.QueryAsync<RefundRow>(new CommandDefinition(
            $"SELECT {RefundRow.Columns} FROM refund r JOIN customer_order o ON o.id = r.order_id WHERE r.order_id = @order ORDER BY r.created_at, r.id",
            new { order },
            transaction,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToRefund())];
    }
}
