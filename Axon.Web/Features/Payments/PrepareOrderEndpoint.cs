using System.Diagnostics;
using Axon.Core.Features.Entry.Tokens;
using Axon.Core.Features.Payments;
using Axon.Core.Features.Payments.Contracts;
using Axon.Core.Features.Store;
using Axon.Core.Shared;
using Axon.Web.Features.Accounts;
using Axon.Web.Features.Payments.Api;
using Axon.Web.Features.Payments.Idempotency;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Payments;

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
        IStringLocalizer<PaymentStrings> words,
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
                    return words.Refuse(PaymentProblem.TokenInvalid);
                }

                sale = new SaleRef(SaleKind.ACTIVITY, reservation);
                break;
            case { ReservationId: null, Token: null, ProductId: { } product }:
                var (begun, purchase) = await buy.HandleAsync(
                    new ProductId(product), user, body.Quantity ?? 1, IdempotentCall.KeyOf(context.Request), cancellationToken);
                if (begun != BuyProductOutcome.Begun)
                {
                    return words.Refuse(begun == BuyProductOutcome.WrongQuantity ? PaymentProblem.QuantityWrong : PaymentProblem.OrderNotFound);
                }

                sale = purchase;
                break;
            default:
                return words.Refuse(PaymentProblem.SaleUnclear);
        }

        var coupon = body.IssuedCouponId is { } id ? new IssuedCouponId(id) : (IssuedCouponId?)null;
        var result = await prepare.HandleAsync(sale, user, coupon, cancellationToken);
        return result switch
        {
            { Outcome: PrepareOutcome.Ready or PrepareOutcome.Paid, Order: { } order } => TypedResults.Ok(OrderEndpoints.View(order, link, clock, context)),
            { Outcome: PrepareOutcome.CouponRefused, Coupon: { } why } => words.Refuse(PaymentProblems.Of(why)),
            { Outcome: not PrepareOutcome.CouponRefused } => words.Refuse(PaymentProblems.Of(result.Outcome)),
            _ => throw new UnreachableException(result.Outcome.ToString()),
        };
    }
}
