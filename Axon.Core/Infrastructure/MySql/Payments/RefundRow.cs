using Axon.Core.Features.Payments.Refunds;
using Axon.Core.Shared;

namespace Axon.Core.Infrastructure.MySql.Payments;

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
