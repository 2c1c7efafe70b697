using System.Diagnostics;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Wallet;
using Axon.Web.Http;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>What is refused about orders and money: the title says what happened, the detail whether money moved and what to do.</summary>
internal static class PaymentRefusals
{
    public const string OrderNotFound = "payments/order-not-found";
    public const string SaleUnclear = "payments/sale-unclear";
    public const string QuantityWrong = "payments/quantity-wrong";
    public const string TokenInvalid = "payments/token-invalid";
    public const string Expired = "payments/expired";
    public const string Cancelled = "payments/cancelled";
    public const string SoldOut = "payments/sold-out";
    public const string LimitReached = "payments/limit-reached";
    public const string TooManyUnpaid = "payments/too-many-unpaid";
    public const string TooManyTries = "payments/too-many-tries";
    public const string Closed = "payments/closed";
    public const string UnderWay = "payments/under-way";
    public const string AlreadyPaid = "payments/already-paid";
    public const string AmountMismatch = "payments/amount-mismatch";
    public const string Declined = "payments/declined";
    public const string GivenBack = "payments/given-back";
    public const string PaymentKeyInvalid = "payments/payment-key-invalid";
    public const string CouponNotFound = "payments/coupon-not-found";
    public const string CouponInUse = "payments/coupon-in-use";
    public const string CouponUsed = "payments/coupon-used";
    public const string CouponExpired = "payments/coupon-expired";
    public const string CouponNotYetValid = "payments/coupon-not-yet-valid";
    public const string CouponBelowMinimum = "payments/coupon-below-minimum";
    public const string CouponNotForThis = "payments/coupon-not-for-this";
    public const string RefundTooLate = "payments/refund-too-late";
    public const string RefundWrongAmount = "payments/refund-wrong-amount";
    public const string RefundNotPaid = "payments/refund-not-paid";
    public const string RefundDeclined = "payments/refund-declined";
    public const string ReasonInvalid = "payments/reason-invalid";
    public const string PaymentNotFound = "payments/payment-not-found";
    public const string TooManyHints = "payments/too-many-hints";
    public const string WebhookRefused = "payments/webhook-refused";

    public static IReadOnlyList<Refusal> All { get; } =
    [
        Payment(StatusCodes.Status404NotFound, OrderNotFound, nameof(OrderNotFound)),
        Payment(StatusCodes.Status400BadRequest, SaleUnclear, nameof(SaleUnclear)),
        Payment(StatusCodes.Status400BadRequest, QuantityWrong, nameof(QuantityWrong)),
        Payment(StatusCodes.Status403Forbidden, TokenInvalid, nameof(TokenInvalid)),
        Payment(StatusCodes.Status409Conflict, Expired, nameof(Expired)),
        Payment(StatusCodes.Status409Conflict, Cancelled, nameof(Cancelled)),
        Payment(StatusCodes.Status409Conflict, SoldOut, nameof(SoldOut)),
        Payment(StatusCodes.Status409Conflict, LimitReached, nameof(LimitReached)),
        Payment(StatusCodes.Status409Conflict, TooManyUnpaid, nameof(TooManyUnpaid)),
        Payment(StatusCodes.Status409Conflict, TooManyTries, nameof(TooManyTries)),
        Payment(StatusCodes.Status409Conflict, Closed, nameof(Closed)),
        Payment(StatusCodes.Status409Conflict, UnderWay, nameof(UnderWay)),
        Payment(StatusCodes.Status409Conflict, AlreadyPaid, nameof(AlreadyPaid)),
        Payment(StatusCodes.Status422UnprocessableEntity, AmountMismatch, nameof(AmountMismatch)),
        Payment(StatusCodes.Status402PaymentRequired, Declined, nameof(Declined)) with { Title = nameof(PaymentStrings.DeclinedOther) },
        Payment(StatusCodes.Status409Conflict, GivenBack, nameof(GivenBack)),
        Payment(StatusCodes.Status400BadRequest, PaymentKeyInvalid, nameof(PaymentKeyInvalid)),
        Payment(StatusCodes.Status422UnprocessableEntity, CouponNotFound, nameof(CouponNotFound)),
        Payment(StatusCodes.Status422UnprocessableEntity, CouponInUse, nameof(CouponInUse)),
        Payment(StatusCodes.Status422UnprocessableEntity, CouponUsed, nameof(CouponUsed)),
        Payment(StatusCodes.Status422UnprocessableEntity, CouponExpired, nameof(CouponExpired)),
        Payment(StatusCodes.Status422UnprocessableEntity, CouponNotYetValid, nameof(CouponNotYetValid)),
        Payment(StatusCodes.Status422UnprocessableEntity, CouponBelowMinimum, nameof(CouponBelowMinimum)),
        Payment(StatusCodes.Status422UnprocessableEntity, CouponNotForThis, nameof(CouponNotForThis)),
        Payment(StatusCodes.Status409Conflict, RefundTooLate, nameof(RefundTooLate)),
        Payment(StatusCodes.Status422UnprocessableEntity, RefundWrongAmount, nameof(RefundWrongAmount)),
        Payment(StatusCodes.Status409Conflict, RefundNotPaid, nameof(RefundNotPaid)),
        Payment(StatusCodes.Status409Conflict, RefundDeclined, nameof(RefundDeclined)),
        Payment(StatusCodes.Status400BadRequest, ReasonInvalid, nameof(ReasonInvalid)),
        Payment(StatusCodes.Status404NotFound, PaymentNotFound, nameof(PaymentNotFound)),
        Payment(StatusCodes.Status429TooManyRequests, TooManyHints, nameof(TooManyHints)),
        Payment(StatusCodes.Status401Unauthorized, WebhookRefused, nameof(WebhookRefused)),
    ];

    /// <summary>A decline says why in the words a buyer can act on, and as a member for programs.</summary>
    public static ProblemHttpResult Refuse(this Refusals refusals, DeclineReason reason)
    {
        var result = refusals.Result(refusals[Declined] with { Title = $"{nameof(Declined)}{reason}" });
        result.ProblemDetails.Extensions["reason"] = reason.ToString();
        return result;
    }

    public static string Of(CouponHoldOutcome outcome) => outcome switch
    {
        CouponHoldOutcome.NotFound => CouponNotFound,
        CouponHoldOutcome.InUse => CouponInUse,
        CouponHoldOutcome.Used => CouponUsed,
        CouponHoldOutcome.Expired => CouponExpired,
        CouponHoldOutcome.NotYetValid => CouponNotYetValid,
        CouponHoldOutcome.BelowMinimum => CouponBelowMinimum,
        CouponHoldOutcome.NotForThis => CouponNotForThis,
        _ => throw new UnreachableException(outcome.ToString()),
    };

    public static string Of(PrepareOutcome outcome) => outcome switch
    {
        PrepareOutcome.NotFound => OrderNotFound,
        PrepareOutcome.Expired => Expired,
        PrepareOutcome.Cancelled => Cancelled,
        PrepareOutcome.SoldOut => SoldOut,
        PrepareOutcome.LimitReached => LimitReached,
        PrepareOutcome.TooManyUnpaid => TooManyUnpaid,
        PrepareOutcome.Closed => Closed,
        PrepareOutcome.UnderWay => UnderWay,
        PrepareOutcome.Paid => AlreadyPaid,
        _ => throw new UnreachableException(outcome.ToString()),
    };

    private static Refusal Payment(int status, string code, string name) => Refusal.Of<PaymentStrings>(status, code, name, $"{name}Detail");
}
