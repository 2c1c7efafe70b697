using Axon.Core.Shared;

namespace Axon.Core.Features.Wallet.Contracts;

/// <summary>Lets an order hold, use and give back one issued coupon, in the order's own transaction. All members are idempotent for the same order.</summary>
public interface ICouponWallet
{
    /// <summary>
    /// Keeps the coupon for this order and says what it takes off, or why it cannot be used. One order at a time holds a coupon. A coupon that this order
    /// holds already stays good although its time ran out since.
    /// </summary>
    Task<CouponHold> HoldAsync(
        IssuedCouponId coupon, UserId user, OrderId order, Money subtotal, string? category, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The order will not be paid: what it holds can be used again. Changes nothing when it holds none.</summary>
    Task ReturnAsync(OrderId order, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The order is paid: what it holds is used.</summary>
    Task UseAsync(OrderId order, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>All of the order was refunded: what it used can be used again while its time lasts. One whose time is over stays used.</summary>
    Task RestoreAsync(OrderId order, IUnitOfWork work, CancellationToken cancellationToken);
}
