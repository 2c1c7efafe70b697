using System.Collections.Frozen;
using Axon.Core.Checkout.Provider;

namespace Axon.Core.Checkout.Toss;

/// <summary>What the provider's error codes prove. A code that is not listed proves nothing.</summary>
internal static class TossCodes
{
    public const string AlreadyCancelled = "ALREADY_CANCELED_PAYMENT";
    public const string NotFound = "NOT_FOUND_PAYMENT";

    /// <summary>More than is left, also when nothing is: a payment given back in parts never becomes "already cancelled".</summary>
    public const string TooMuch = "NOT_CANCELABLE_AMOUNT";

    /// <summary>Refusals of a card or account, after which the payment is over.</summary>
    private static readonly FrozenDictionary<string, DeclineReason> Declines = new Dictionary<string, DeclineReason>
    {
        ["REJECT_CARD_COMPANY"] = DeclineReason.RefusedByCard,
        ["INVALID_REJECT_CARD"] = DeclineReason.RefusedByCard,
        ["FDS_ERROR"] = DeclineReason.RefusedByCard,
        ["REJECT_CARD_PAYMENT"] = DeclineReason.InsufficientFunds,
        ["REJECT_ACCOUNT_PAYMENT"] = DeclineReason.InsufficientFunds,
        ["INVALID_CARD_EXPIRATION"] = DeclineReason.CardExpired,
        ["INVALID_CARD_LOST_OR_STOLEN"] = DeclineReason.CardBlocked,
        ["INVALID_STOPPED_CARD"] = DeclineReason.CardBlocked,
        ["INVALID_CARD_NUMBER"] = DeclineReason.CardNotUsable,
        ["INVALID_PASSWORD"] = DeclineReason.CardNotUsable,
        ["INVALID_CARD_INSTALLMENT_PLAN"] = DeclineReason.CardNotUsable,
        ["NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT"] = DeclineReason.CardNotUsable,
        ["NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN"] = DeclineReason.CardNotUsable,
        ["NOT_ALLOWED_POINT_USE"] = DeclineReason.CardNotUsable,
        ["BELOW_MINIMUM_AMOUNT"] = DeclineReason.LimitExceeded,
        ["EXCEED_MAX_AMOUNT"] = DeclineReason.LimitExceeded,
        ["EXCEED_MAX_PAYMENT_AMOUNT"] = DeclineReason.LimitExceeded,
        ["EXCEED_MAX_DAILY_PAYMENT_COUNT"] = DeclineReason.LimitExceeded,
        ["EXCEED_MAX_ONE_DAY_AMOUNT"] = DeclineReason.LimitExceeded,
        ["EXCEED_MAX_CARD_INSTALLMENT_PLAN"] = DeclineReason.LimitExceeded,
        ["EXCEED_MAX_AUTH_COUNT"] = DeclineReason.LimitExceeded,
    }.ToFrozenDictionary();

    /// <summary>Refusals of a cancel: this request gave nothing back.</summary>
    private static readonly FrozenSet<string> CancelRefusals = new[]
    {
        NotFound, "INVALID_REQUEST", "IDEMPOTENCY_KEY_REUSED", TooMuch, "NOT_CANCELABLE_PAYMENT", "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER",
        "NOT_MATCHES_REFUNDABLE_AMOUNT", "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT", "EXCEED_MAX_REFUND_DUE", "NOT_ALLOWED_PARTIAL_REFUND", "REFUND_REJECTED",
    }.ToFrozenSet();

    public static bool IsDecline(string code) => Declines.ContainsKey(code);

    public static bool IsCancelRefusal(string code) => CancelRefusals.Contains(code);

    public static PaymentDecline Decline(string code) => new(Declines.GetValueOrDefault(code, DeclineReason.Other), code);

    /// <summary>Codes that say nothing about the payment, whatever was asked, become unknown at once.</summary>
    public static TossAnswer Refusal(string code) => code switch
    {
        "IDEMPOTENT_REQUEST_PROCESSING" => new TossAnswer(Unknown: UnknownReason.InFlight),
        "UNAUTHORIZED_KEY" or "INVALID_API_KEY" or "INCORRECT_BASIC_AUTH_FORMAT" or "FORBIDDEN_REQUEST" => new TossAnswer(Unknown: UnknownReason.NotAuthorized),
        "PROVIDER_ERROR" or "CARD_PROCESSING_ERROR" => new TossAnswer(Unknown: UnknownReason.ProviderFailed),
        "FORBIDDEN_CONSECUTIVE_REQUEST" => new TossAnswer(Unknown: UnknownReason.Throttled),
        _ => new TossAnswer(Code: code),
    };
}
