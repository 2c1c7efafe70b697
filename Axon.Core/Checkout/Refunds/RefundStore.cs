using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Refunds;

/// <summary>What was asked back. The order is locked while these are read to decide or written.</summary>
public sealed class RefundStore
{
    public Task AddAsync(Refund refund, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
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
            cancellationToken);
    }

    public Task FinishAsync(Guid refund, RefundStatus status, DateTimeOffset? at, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
            "UPDATE refund SET status = @status, finished_at = @at WHERE id = @refund",
            new { refund, status = status.ToString(), at },
            cancellationToken);
    }

    /// <summary>All refunds of an order, oldest first.</summary>
    public async Task<IReadOnlyList<Refund>> ListAsync(OrderId order, UnitOfWork work, CancellationToken cancellationToken)
    {
        var rows = await work.QueryAsync<RefundRow>(
            $"SELECT {RefundRow.Columns} FROM refund r JOIN customer_order o ON o.id = r.order_id WHERE r.order_id = @order ORDER BY r.created_at, r.id",
            new { order },
            cancellationToken);
        return [.. rows.Select(row => row.ToRefund())];
    }
}

/// <summary>A refund as a row; its currency is its order's.</summary>
internal sealed class RefundRow
{
    public const string Columns =
        """
        r.id AS RefundId, r.order_id AS RefundOrder, r.attempt_id AS Attempt, r.amount_minor AS RefundAmount, o.currency AS RefundCurrency, r.origin AS Origin,
          r.reason AS Reason, r.requested_by AS RequestedBy, r.request_key AS RequestKey, r.provider_key AS RefundProviderKey, r.status AS RefundStatus, r.created_at AS RefundCreatedAt, r.finished_at AS RefundFinishedAt
        """;

    public Guid RefundId { get; set; }
    public OrderId RefundOrder { get; set; }
    public Guid? Attempt { get; set; }
    public long RefundAmount { get; set; }
    public string RefundCurrency { get; set; } = "";
    public string Origin { get; set; } = "";
    public string Reason { get; set; } = "";
    public UserId? RequestedBy { get; set; }
    public string? RequestKey { get; set; }
    public string? RefundProviderKey { get; set; }
    public string RefundStatus { get; set; } = "";
    public DateTimeOffset RefundCreatedAt { get; set; }
    public DateTimeOffset? RefundFinishedAt { get; set; }

    public Refund ToRefund() => new(
        RefundId, RefundOrder, Attempt, new Money(RefundAmount, RefundCurrency), Enum.Parse<RefundOrigin>(Origin), Reason, RequestedBy,
        Enum.Parse<RefundStatus>(RefundStatus), RefundCreatedAt, RefundFinishedAt, RequestKey, RefundProviderKey);
}
