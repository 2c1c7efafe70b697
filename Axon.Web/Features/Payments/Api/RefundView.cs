using Axon.Core.Features.Payments.Refunds;
using Axon.Core.Shared;

namespace Axon.Web.Features.Payments.Api;

/// <summary>Money on its way back, or back.</summary>
public sealed record RefundView(Guid Id, Money Amount, RefundStatus Status, RefundOrigin Origin, string Reason, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    public static RefundView From(Refund refund) =>
        new(refund.Id, refund.Amount, refund.Status, refund.Origin, refund.Reason, refund.CreatedAt, refund.FinishedAt);
}
