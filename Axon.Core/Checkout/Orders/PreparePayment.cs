using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Wallet;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Orders;

/// <summary>
/// Claims what is sold and makes the order to pay for it, all in one transaction. The same sale always has the same order; preparing again before
/// paying changes the coupon.
/// </summary>
public sealed class PreparePayment(
    Database database,
    OrderStore orders,
    SaleSources sources,
    CouponWallet coupons,
    PayOrder pay,
    OutboxStore outbox,
    IOptions<PaymentsOptions> options,
    ICrashPoints crash,
    TimeProvider clock)
{
    /// <param name="coupon">The coupon to use; null for none, also when the order held one before.</param>
    public async Task<PrepareResult> HandleAsync(SaleRef sale, UserId user, IssuedCouponId? coupon, CancellationToken cancellationToken)
    {
        // Outside of the transaction and before it: whoever sweeps holds must not take this one while we wait for locks.
        await sources.Of(sale).PinAsync(sale, user, cancellationToken);
        var result = await database.InTransactionAsync(work => PrepareAsync(sale, user, coupon, work, cancellationToken), cancellationToken);
        crash.Reached(PaymentCrashPoints.OrderPrepared);
        return result;
    }

    private async Task<PrepareResult> PrepareAsync(SaleRef sale, UserId user, IssuedCouponId? coupon, UnitOfWork work, CancellationToken cancellationToken)
    {
        // Orders are locked before sales, everywhere; a claim made first would wait crosswise with a release.
        if (await orders.LockBySaleAsync(sale, work, cancellationToken) is { } known)
        {
            return await PrepareAgainAsync(known, user, coupon, work, cancellationToken);
        }

        var (outcome, claim) = await sources.Of(sale).ClaimAsync(sale, user, work, cancellationToken);
        if (claim is null)
        {
            return new PrepareResult(Refusal(outcome));
        }

        crash.Reached(PaymentCrashPoints.OrderClaimed);
        while (true)
        {
            // While we waited for the claim's lock another request may have made the order.
            if (await orders.LockBySaleAsync(sale, work, cancellationToken) is { } made)
            {
                return await PrepareAgainAsync(made, user, coupon, work, cancellationToken);
            }

            var order = NewOrder(claim, user);
            if (await orders.AddAsync(order, work, cancellationToken) == AddOrderOutcome.Added)
            {
                return await FinishAsync(order, claim.Category, coupon, work, isNew: true, cancellationToken);
            }
        }
    }

    private async Task<PrepareResult> PrepareAgainAsync(Order order, UserId user, IssuedCouponId? coupon, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (order.User != user)
        {
            return new PrepareResult(PrepareOutcome.NotFound);
        }

        if (order.IsPaid)
        {
            return new PrepareResult(PrepareOutcome.Paid, order);
        }

        if (!order.IsUnpaidAtRest)
        {
            return new PrepareResult(PrepareOutcome.UnderWay, order);
        }

        if (order.Deadline <= clock.GetUtcNow())
        {
            return new PrepareResult(PrepareOutcome.Expired);
        }

        var (outcome, claim) = await sources.Of(order.Sale).ClaimAsync(order.Sale, user, work, cancellationToken);
        if (claim is null)
        {
            return new PrepareResult(Refusal(outcome));
        }

        if (order.Coupon == coupon)
        {
            return new PrepareResult(PrepareOutcome.Ready, order);
        }

        await coupons.ReturnAsync(order.Id, work, cancellationToken);
        return await FinishAsync(order, claim.Category, coupon, work, isNew: false, cancellationToken);
    }

    private async Task<PrepareResult> FinishAsync(Order order, string? category, IssuedCouponId? coupon, UnitOfWork work, bool isNew, CancellationToken cancellationToken)
    {
        if (coupon is { } chosen)
        {
            var hold = await coupons.HoldAsync(chosen, order.User, order.Id, order.Subtotal, category, work, cancellationToken);
            if (hold.Outcome != CouponHoldOutcome.Held)
            {
                // With the claim and the order that were made before the coupon was looked at.
                return work.Rollback(new PrepareResult(PrepareOutcome.CouponRefused, Coupon: hold.Outcome));
            }

            order = order.WithDiscount(hold.Discount, chosen);
        }
        else
        {
            order = order.WithDiscount(order.UnitPrice with { Minor = 0 }, null);
        }

        if (isNew)
        {
            await outbox.AddAsync(work, [PaymentFacts.Started(order, clock)], cancellationToken);
        }

        if (order.Total.Minor == 0)
        {
            return new PrepareResult(PrepareOutcome.Paid, await pay.HandleAsync(order, null, work, cancellationToken));
        }

        await orders.SaveAsync(order, work, cancellationToken);
        return new PrepareResult(PrepareOutcome.Ready, order);
    }

    private Order NewOrder(Claim claim, UserId user)
    {
        var now = clock.GetUtcNow();
        var zero = claim.UnitPrice with { Minor = 0 };
        var total = claim.UnitPrice * claim.Quantity;
        return new Order(
            new OrderId(Uuid.New(clock)), OrderNumber.New(), user, claim.Sale, claim.Campaign, claim.Activity, claim.Product, claim.Title, claim.Quantity,
            claim.UnitPrice, zero, total, zero, null, OrderStatus.AWAITING_PAYMENT, null, claim.RefundDays, null, claim.Deadline, now, null, null, null,
            new Payment(new PaymentId(Uuid.New(clock)), PaymentStatus.READY, null, total, zero, zero, null, null, null, null, null, 0)
            {
                Provider = options.Value.Provider,
            });
    }

    private static PrepareOutcome Refusal(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.NotFound => PrepareOutcome.NotFound,
        ClaimOutcome.Expired => PrepareOutcome.Expired,
        ClaimOutcome.Cancelled => PrepareOutcome.Cancelled,
        ClaimOutcome.AlreadyPaid => PrepareOutcome.Paid,
        ClaimOutcome.SoldOut => PrepareOutcome.SoldOut,
        ClaimOutcome.LimitReached => PrepareOutcome.LimitReached,
        ClaimOutcome.TooManyUnpaid => PrepareOutcome.TooManyUnpaid,
        ClaimOutcome.Closed => PrepareOutcome.Closed,
        _ => throw new System.Diagnostics.UnreachableException(outcome.ToString()),
    };
}

public enum PrepareOutcome
{
    /// <summary>The units are claimed and the order can be paid until its deadline.</summary>
    Ready,

    /// <summary>It is paid: by an earlier call, or at once because it costs nothing.</summary>
    Paid,

    /// <summary>A charge is under way or its outcome is unknown; nothing was changed.</summary>
    UnderWay,
    NotFound,
    Expired,
    Cancelled,
    SoldOut,
    LimitReached,
    TooManyUnpaid,
    Closed,

    /// <summary>The coupon cannot be used here; nothing was claimed and nothing changed.</summary>
    CouponRefused,
}

/// <param name="Order">Set when Ready, Paid or UnderWay.</param>
/// <param name="Coupon">Set when the coupon is refused: why.</param>
public readonly record struct PrepareResult(PrepareOutcome Outcome, Order? Order = null, CouponHoldOutcome? Coupon = null);
