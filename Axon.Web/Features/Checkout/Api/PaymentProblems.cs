using System.Diagnostics;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Wallet;
using Axon.Web.Http;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>Turns refusals into answers: the title says what happened, the detail whether money moved and what to do.</summary>
internal static class PaymentProblems
{
    public static ProblemHttpResult Refuse(this IStringLocalizer<PaymentStrings> words, PaymentProblem problem)
    {
        var (status, code) = Type(problem);
        return ApiProblem.Result(status, code, words[problem.ToString()], words[$"{problem}Detail"]);
    }

    /// <summary>A decline says why in the words a buyer can act on, and as a member for programs.</summary>
    public static ProblemHttpResult Refuse(this IStringLocalizer<PaymentStrings> words, DeclineReason reason)
    {
        var (status, code) = Type(PaymentProblem.Declined);
        var result = ApiProblem.Result(status, code, words[$"Declined{reason}"], words[nameof(PaymentStrings.DeclinedDetail)]);
        result.ProblemDetails.Extensions["reason"] = reason.ToString();
        return result;
    }

    public static PaymentProblem Of(CouponHoldOutcome outcome) => outcome switch
    {
        CouponHoldOutcome.NotFound => PaymentProblem.CouponNotFound,
        CouponHoldOutcome.InUse => PaymentProblem.CouponInUse,
        CouponHoldOutcome.Used => PaymentProblem.CouponUsed,
        CouponHoldOutcome.Expired => PaymentProblem.CouponExpired,
        CouponHoldOutcome.NotYetValid => PaymentProblem.CouponNotYetValid,
        CouponHoldOutcome.BelowMinimum => PaymentProblem.CouponBelowMinimum,
        CouponHoldOutcome.NotForThis => PaymentProblem.CouponNotForThis,
        _ => throw new UnreachableException(outcome.ToString()),
    };

    public static PaymentProblem Of(PrepareOutcome outcome) => outcome switch
    {
        PrepareOutcome.NotFound => PaymentProblem.OrderNotFound,
        PrepareOutcome.Expired => PaymentProblem.Expired,
        PrepareOutcome.Cancelled => PaymentProblem.Cancelled,
        PrepareOutcome.SoldOut => PaymentProblem.SoldOut,
        PrepareOutcome.LimitReached => PaymentProblem.LimitReached,
        PrepareOutcome.TooManyUnpaid => PaymentProblem.TooManyUnpaid,
        PrepareOutcome.Closed => PaymentProblem.Closed,
        PrepareOutcome.UnderWay => PaymentProblem.UnderWay,
        PrepareOutcome.Paid => PaymentProblem.AlreadyPaid,
        _ => throw new UnreachableException(outcome.ToString()),
    };

    internal static (int Status, string Code) Type(PaymentProblem problem) => problem switch
    {
        PaymentProblem.OrderNotFound => (StatusCodes.Status404NotFound, "payments/order-not-found"),
        PaymentProblem.SaleUnclear => (StatusCodes.Status400BadRequest, "payments/sale-unclear"),
        PaymentProblem.QuantityWrong => (StatusCodes.Status400BadRequest, "payments/quantity-wrong"),
        PaymentProblem.TokenInvalid => (StatusCodes.Status403Forbidden, "payments/token-invalid"),
        PaymentProblem.Expired => (StatusCodes.Status409Conflict, "payments/expired"),
        PaymentProblem.Cancelled => (StatusCodes.Status409Conflict, "payments/cancelled"),
        PaymentProblem.SoldOut => (StatusCodes.Status409Conflict, "payments/sold-out"),
        PaymentProblem.LimitReached => (StatusCodes.Status409Conflict, "payments/limit-reached"),
        PaymentProblem.TooManyUnpaid => (StatusCodes.Status409Conflict, "payments/too-many-unpaid"),
        PaymentProblem.TooManyTries => (StatusCodes.Status409Conflict, "payments/too-many-tries"),
        PaymentProblem.Closed => (StatusCodes.Status409Conflict, "payments/closed"),
        PaymentProblem.UnderWay => (StatusCodes.Status409Conflict, "payments/under-way"),
        PaymentProblem.AlreadyPaid => (StatusCodes.Status409Conflict, "payments/already-paid"),
        PaymentProblem.AmountMismatch => (StatusCodes.Status422UnprocessableEntity, "payments/amount-mismatch"),
        PaymentProblem.Declined => (StatusCodes.Status402PaymentRequired, "payments/declined"),
        PaymentProblem.GivenBack => (StatusCodes.Status409Conflict, "payments/given-back"),
        PaymentProblem.PaymentKeyInvalid => (StatusCodes.Status400BadRequest, "payments/payment-key-invalid"),
        PaymentProblem.CouponNotFound => (StatusCodes.Status422UnprocessableEntity, "payments/coupon-not-found"),
        PaymentProblem.CouponInUse => (StatusCodes.Status422UnprocessableEntity, "payments/coupon-in-use"),
        PaymentProblem.CouponUsed => (StatusCodes.Status422UnprocessableEntity, "payments/coupon-used"),
        PaymentProblem.CouponExpired => (StatusCodes.Status422UnprocessableEntity, "payments/coupon-expired"),
        PaymentProblem.CouponNotYetValid => (StatusCodes.Status422UnprocessableEntity, "payments/coupon-not-yet-valid"),
        PaymentProblem.CouponBelowMinimum => (StatusCodes.Status422UnprocessableEntity, "payments/coupon-below-minimum"),
        PaymentProblem.CouponNotForThis => (StatusCodes.Status422UnprocessableEntity, "payments/coupon-not-for-this"),
        PaymentProblem.RefundTooLate => (StatusCodes.Status409Conflict, "payments/refund-too-late"),
        PaymentProblem.RefundWrongAmount => (StatusCodes.Status422UnprocessableEntity, "payments/refund-wrong-amount"),
        PaymentProblem.RefundNotPaid => (StatusCodes.Status409Conflict, "payments/refund-not-paid"),
        PaymentProblem.RefundDeclined => (StatusCodes.Status409Conflict, "payments/refund-declined"),
        PaymentProblem.ReasonInvalid => (StatusCodes.Status400BadRequest, "payments/reason-invalid"),
        PaymentProblem.PaymentNotFound => (StatusCodes.Status404NotFound, "payments/payment-not-found"),
        PaymentProblem.TooManyHints => (StatusCodes.Status429TooManyRequests, "payments/too-many-hints"),
        PaymentProblem.WebhookRefused => (StatusCodes.Status401Unauthorized, "payments/webhook-refused"),
        _ => throw new UnreachableException(problem.ToString()),
    };
}

/// <summary>What can be refused about orders and money; each has a problem type, a status and words in the resources.</summary>
internal enum PaymentProblem
{
    OrderNotFound,
    SaleUnclear,
    QuantityWrong,
    TokenInvalid,
    Expired,
    Cancelled,
    SoldOut,
    LimitReached,
    TooManyUnpaid,
    TooManyTries,
    Closed,
    UnderWay,
    AlreadyPaid,
    AmountMismatch,
    Declined,
    GivenBack,
    PaymentKeyInvalid,
    CouponNotFound,
    CouponInUse,
    CouponUsed,
    CouponExpired,
    CouponNotYetValid,
    CouponBelowMinimum,
    CouponNotForThis,
    RefundTooLate,
    RefundWrongAmount,
    RefundNotPaid,
    RefundDeclined,
    ReasonInvalid,
    PaymentNotFound,
    WebhookRefused,
    TooManyHints,
}
