using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Security.Claims;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>Orders of the signed-in person: read, confirm, cancel.</summary>
internal static class OrderEndpoints
{
    public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/api/orders").RequireAuthorization(AxonPolicies.Shopper).WithTags("Orders").ProducesProblem(StatusCodes.Status401Unauthorized);
        orders.MapGet("", ListAsync).WithName("ListOrders").WithSummary("The caller's orders, newest first");
        orders.MapGet("{id:guid}", FindAsync).WithName("GetOrder").WithSummary("One order with its refunds: the receipt").ProducesProblem(StatusCodes.Status404NotFound);
        orders.MapPost("", PrepareOrderEndpoint.HandleAsync).RequireRateLimiting(OrderLimiter.Policy).RequireIdempotency("orders.prepare").WithName("PrepareOrder")
            .WithSummary("Claims a reservation or some of a product and makes the order to pay for it; repeating it returns the same order")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        orders.MapPost("{id:guid}/confirm", ConfirmAsync).RequireRateLimiting(OrderLimiter.Policy).RequireIdempotency("orders.confirm").WithName("ConfirmOrder")
            .WithSummary("Charges the payment that the buyer authenticated, once however often it is called. 202: the outcome is not known yet, read the order again")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status402PaymentRequired).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        orders.MapPost("{id:guid}/cancel", CancelAsync).RequireRateLimiting(OrderLimiter.Policy).RequireIdempotency("orders.cancel").WithName("CancelOrder")
            .WithSummary("Gives an unpaid order up; its units and its coupon are free again").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        orders.MapPost("{id:guid}/refunds", RefundEndpoint.HandleAsync).RequireRateLimiting(OrderLimiter.Policy).RequireIdempotency("orders.refund").WithName("RefundOrder")
            .WithSummary("Gives money back: all of it to the buyer in time, all or a part by staff. 202: asked for, not known yet whether it went through")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        return routes;
    }

    internal static OrderView View(Order order, CheckoutLink link, TimeProvider clock, HttpContext context)
    {
        var now = clock.GetUtcNow();
        var url = order.Deadline > now ? CheckoutUrls.Of(link, order, context.Request) : null;
        return OrderView.From(order, now) with { Checkout = url is null ? null : new CheckoutView(url.AbsoluteUri) };
    }

    private static async Task<Ok<OrderPage>> ListAsync(
        ClaimsPrincipal user, OrderQueries reads, TimeProvider clock, CancellationToken cancellationToken, int page = 1, int size = 20)
    {
        var found = await reads.ListAsync(user.UserId(), page, size, cancellationToken);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new OrderPage([.. found.Items.Select(order => OrderView.From(order, now))], found.Total, found.Number, found.Size));
    }

    private static async Task<Results<Ok<OrderView>, ProblemHttpResult>> FindAsync(
        Guid id,
        HttpContext context,
        OrderQueries reads,
        CheckoutLink link,
        TimeProvider clock,
        Refusals refusals,
        CancellationToken cancellationToken) =>
        await reads.FindAsync(new OrderId(id), context.User.UserId(), cancellationToken) is { } found
            ? TypedResults.Ok(View(found.Order, link, clock, context) with { Refunds = [.. found.Refunds.Select(RefundView.From)] })
            : refusals.Result(PaymentRefusals.OrderNotFound);

    private static async Task<Results<Ok<OrderView>, Accepted<OrderView>, ProblemHttpResult>> ConfirmAsync(
        Guid id,
        ConfirmBody body,
        HttpContext context,
        ConfirmPayment confirm,
        CheckoutLink link,
        TimeProvider clock,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        if (!ProviderPaymentKey.TryParse(body.PaymentKey, out var key))
        {
            return refusals.Result(PaymentRefusals.PaymentKeyInvalid);
        }

        var (outcome, order, decline) = await confirm.HandleAsync(new OrderId(id), context.User.UserId(), key, body.Amount, cancellationToken);
        return outcome switch
        {
            ConfirmPaymentOutcome.Paid => TypedResults.Ok(View(order!, link, clock, context)),
            ConfirmPaymentOutcome.Unknown or ConfirmPaymentOutcome.UnderWay => TypedResults.Accepted($"/api/orders/{id:D}", View(order!, link, clock, context)),
            ConfirmPaymentOutcome.Declined => refusals.Refuse(decline ?? DeclineReason.Other),
            ConfirmPaymentOutcome.NotFound => refusals.Result(PaymentRefusals.OrderNotFound),
            ConfirmPaymentOutcome.AmountMismatch => refusals.Result(PaymentRefusals.AmountMismatch),
            ConfirmPaymentOutcome.TooManyTries => refusals.Result(PaymentRefusals.TooManyTries),
            ConfirmPaymentOutcome.Expired => refusals.Result(PaymentRefusals.Expired),
            ConfirmPaymentOutcome.Cancelled => refusals.Result(PaymentRefusals.Cancelled),
            ConfirmPaymentOutcome.GivenBack => refusals.Result(PaymentRefusals.GivenBack),
            _ => throw new UnreachableException(outcome.ToString()),
        };
    }

    private static async Task<Results<Ok<OrderView>, ProblemHttpResult>> CancelAsync(
        Guid id, ClaimsPrincipal user, CancelOrder cancel, TimeProvider clock, Refusals refusals, CancellationToken cancellationToken)
    {
        var (outcome, order) = await cancel.HandleAsync(new OrderId(id), user.UserId(), cancellationToken);
        return outcome switch
        {
            CancelOrderOutcome.Cancelled => TypedResults.Ok(OrderView.From(order!, clock.GetUtcNow())),
            CancelOrderOutcome.NotFound => refusals.Result(PaymentRefusals.OrderNotFound),
            CancelOrderOutcome.Paid => refusals.Result(PaymentRefusals.AlreadyPaid),
            CancelOrderOutcome.UnderWay => refusals.Result(PaymentRefusals.UnderWay),
            _ => throw new UnreachableException(outcome.ToString()),
        };
    }
}

/// <summary>How often one person may order, pay, cancel and ask for money back: none of it is worth more, and much of it asks the provider.</summary>
internal sealed class OrderLimiter(IOptions<OrderLimits> limits) : PersonLimiter(limits.Value.PerSecond, limits.Value.Burst)
{
    public const string Policy = "orders";
}

/// <summary>Configuration <c>OrderLimits:*</c>: changes of orders by one person.</summary>
internal sealed class OrderLimits
{
    [Range(1, 100_000)]
    public int PerSecond { get; set; } = 5;

    [Range(1, 100_000)]
    public int Burst { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class OrderLimitsValidator : IValidateOptions<OrderLimits>;

/// <summary>What the payment window sent the buyer back with.</summary>
/// <param name="Amount">Minor units; compared with the order's, never used.</param>
public sealed record ConfirmBody(string PaymentKey, long Amount);
