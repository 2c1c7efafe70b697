using System.Diagnostics;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Sales;
using Axon.Core.Checkout.Store;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>POST /api/orders.</summary>
internal static class PrepareOrderEndpoint
{
    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> HandleAsync(
        PrepareBody body,
        HttpContext context,
        PreparePayment prepare,
        BuyProduct buy,
        ReservationTokens tokens,
        CheckoutLink link,
        TimeProvider clock,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var user = context.User.UserId();
        SaleRef sale;
        switch (body)
        {
            case { ReservationId: { } reservation, ProductId: null, Quantity: null }:
                if (body.Token is { } token
                    && (await tokens.ReadAsync(token, cancellationToken))?.Proves(user, new ReservationId(reservation)) != true)
                {
                    return refusals.Result(PaymentRefusals.TokenInvalid);
                }

                sale = new SaleRef(SaleKind.ACTIVITY, reservation);
                break;
            case { ReservationId: null, Token: null, ProductId: { } product }:
                var (begun, purchase) = await buy.HandleAsync(
                    new ProductId(product), user, body.Quantity ?? 1, IdempotentCall.KeyOf(context.Request), cancellationToken);
                if (begun != BuyProductOutcome.Begun)
                {
                    return refusals.Result(begun == BuyProductOutcome.WrongQuantity ? PaymentRefusals.QuantityWrong : PaymentRefusals.OrderNotFound);
                }

                sale = purchase;
                break;
            default:
                return refusals.Result(PaymentRefusals.SaleUnclear);
        }

        var coupon = body.IssuedCouponId is { } id ? new IssuedCouponId(id) : (IssuedCouponId?)null;
        var result = await prepare.HandleAsync(sale, user, coupon, cancellationToken);
        return result switch
        {
            { Outcome: PrepareOutcome.Ready or PrepareOutcome.Paid, Order: { } order } => TypedResults.Ok(OrderEndpoints.View(order, link, clock, context)),
            { Outcome: PrepareOutcome.CouponRefused, Coupon: { } why } => refusals.Result(PaymentRefusals.Of(why)),
            { Outcome: not PrepareOutcome.CouponRefused } => refusals.Result(PaymentRefusals.Of(result.Outcome)),
            _ => throw new UnreachableException(result.Outcome.ToString()),
        };
    }
}

/// <summary>What to make an order for: a reservation, or some of a product. Prices are never taken from a caller.</summary>
/// <param name="Token">The reservation's token; checked when given.</param>
/// <param name="Quantity">With a product: how many; 1 when left out.</param>
/// <param name="IssuedCouponId">A coupon of the caller's; leave it out to use none. Sending the same sale again with another one changes it.</param>
public sealed record PrepareBody(
    Guid? ReservationId = null, string? Token = null, long? ProductId = null, int? Quantity = null, Guid? IssuedCouponId = null);
