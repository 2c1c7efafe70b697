using System.Collections.Frozen;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>The error codes in use, each with the status the provider gives it. Their words are in the resources, under the same names.</summary>
internal static class TossErrors
{
    private static readonly FrozenDictionary<string, int> Statuses = new Dictionary<string, int>
    {
        ["ALREADY_CANCELED_PAYMENT"] = 400,
        ["ALREADY_PROCESSED_PAYMENT"] = 400,
        ["BELOW_MINIMUM_AMOUNT"] = 400,
        ["EXCEED_MAX_AMOUNT"] = 400,
        ["EXPIRED_PAYMENT"] = 400,
        ["FAILED_INTERNAL_SYSTEM_PROCESSING"] = 500,
        ["IDEMPOTENCY_KEY_REUSED"] = 422,
        ["IDEMPOTENT_REQUEST_PROCESSING"] = 409,
        ["INCORRECT_BASIC_AUTH_FORMAT"] = 403,
        ["INVALID_CARD_EXPIRATION"] = 400,
        ["INVALID_CARD_LOST_OR_STOLEN"] = 400,
        ["INVALID_IDEMPOTENCY_KEY"] = 400,
        ["INVALID_REQUEST"] = 400,
        ["INVALID_STOPPED_CARD"] = 400,
        ["NOT_CANCELABLE_AMOUNT"] = 403,
        ["NOT_CANCELABLE_PAYMENT"] = 403,
        ["NOT_FOUND"] = 404,
        ["NOT_FOUND_PAYMENT"] = 404,
        ["NOT_FOUND_PAYMENT_SESSION"] = 404,
        ["REJECT_CARD_COMPANY"] = 403,
        ["REJECT_CARD_PAYMENT"] = 403,
        ["UNAUTHORIZED_KEY"] = 401,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Declines = new[]
    {
        "BELOW_MINIMUM_AMOUNT", "EXCEED_MAX_AMOUNT", "INVALID_CARD_EXPIRATION", "INVALID_CARD_LOST_OR_STOLEN", "INVALID_STOPPED_CARD",
        "REJECT_CARD_COMPANY", "REJECT_CARD_PAYMENT",
    }.ToFrozenSet();

    public static IEnumerable<string> All => Statuses.Keys;

    public static int Status(string code) => Statuses[code];

    /// <summary>Codes with which a card company refuses a charge.</summary>
    public static bool IsDecline(string code) => Declines.Contains(code);
}
