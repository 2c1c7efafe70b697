using System.Diagnostics;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Provider;
using Axon.Core.Kernel;
using Axon.Web.Features.Checkout.Api;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Checkout.Shop;

/// <summary>Where the payment window sends the buyer back to. What it brings along is the buyer's word: the charge is bound to key, order, amount and person.</summary>
internal static class ReturnEndpoints
{
    /// <summary>The window's code for a buyer who closed it.</summary>
    private static readonly string[] ClosedByBuyer = ["PAY_PROCESS_CANCELED", "USER_CANCEL"];

    public static IEndpointRouteBuilder MapPaymentReturns(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders/{id:guid}/return", ConfirmAsync).RequireAuthorization(AxonPolicies.Shopper).RequireRateLimiting(OrderLimiter.Policy).RefuseHead().ExcludeFromDescription();
        routes.MapGet("/orders/{id:guid}/failed", Failed).RequireAuthorization(AxonPolicies.Shopper).ExcludeFromDescription();
        // The provider's own names for the two, for a window that was opened with them; the order is then in the query.
        routes.MapGet("/payments/success", SuccessAsync).RequireAuthorization(AxonPolicies.Shopper).RequireRateLimiting(OrderLimiter.Policy).RefuseHead().ExcludeFromDescription();
        routes.MapGet("/payments/fail", Fail).RequireAuthorization(AxonPolicies.Shopper).ExcludeFromDescription();
        return routes;
    }

    /// <summary>Charges and leads to the order, whose page tells what came of it: at once, or, where the provider is slow to say, by looking again until it is known. Reloading charges nothing more.</summary>
    internal static async Task<RedirectHttpResult> ConfirmAsync(
        Guid id,
        string? paymentKey,
        long? amount,
        HttpContext context,
        ConfirmPayment confirm,
        FlashMessages flash,
        Refusals refusals)
    {
        var page = ShopUrls.Order(new OrderId(id));
        if (!ProviderPaymentKey.TryParse(paymentKey, out var key) || amount is not { } minor)
        {
            return Say(PaymentRefusals.PaymentKeyInvalid);
        }

        var result = await confirm.HandleAsync(new OrderId(id), context.User.UserId(), key, minor, context.RequestAborted);
        return result.Outcome switch
        {
            ConfirmPaymentOutcome.Declined => TypedResults.LocalRedirect($"{page}?declined={result.Decline ?? DeclineReason.Other}"),
            ConfirmPaymentOutcome.TooManyTries => Say(PaymentRefusals.TooManyTries),
            ConfirmPaymentOutcome.AmountMismatch => Say(PaymentRefusals.AmountMismatch),
            ConfirmPaymentOutcome.Paid or ConfirmPaymentOutcome.Unknown or ConfirmPaymentOutcome.UnderWay or ConfirmPaymentOutcome.NotFound
                or ConfirmPaymentOutcome.Expired or ConfirmPaymentOutcome.Cancelled or ConfirmPaymentOutcome.GivenBack => TypedResults.LocalRedirect(page),
            _ => throw new UnreachableException(result.Outcome.ToString()),
        };

        RedirectHttpResult Say(string refusal)
        {
            flash.Set(Verdict.Bad, refusals.Text(refusal));
            return TypedResults.LocalRedirect(page);
        }
    }

    internal static RedirectHttpResult Failed(Guid id, string? code) => TypedResults.LocalRedirect(
        $"{ShopUrls.Order(new OrderId(id))}?{(ClosedByBuyer.Contains(code, StringComparer.OrdinalIgnoreCase) ? "closed=1" : $"declined={DeclineReason.Other}")}");

    internal static async Task<RedirectHttpResult> SuccessAsync(
        Guid? orderId, string? paymentKey, long? amount, HttpContext context, ConfirmPayment confirm, FlashMessages flash, Refusals refusals) =>
        await ConfirmAsync(orderId ?? default, paymentKey, amount, context, confirm, flash, refusals);

    internal static RedirectHttpResult Fail(Guid? orderId, string? code) => Failed(orderId ?? default, code);
}
