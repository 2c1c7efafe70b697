using System.Text.Json;
using Axon.Core.Checkout.Provider;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Toss;

/// <summary>Reads the provider's objects into ours. What cannot be read as a payment is null, never a guess.</summary>
internal static class TossJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    public static ProviderPayment? ReadPayment(ReadOnlySpan<byte> body) => Read<TossPaymentBody>(body) is { } payment ? Payment(payment) : null;

    public static string? ReadCode(ReadOnlySpan<byte> body) => Read<TossErrorBody>(body)?.Code is { Length: > 0 and <= 100 } code ? code : null;

    public static PaymentWebhook? ReadEvent(string id, ReadOnlySpan<byte> body) =>
        Read<TossEventBody>(body) is { EventType: "PAYMENT_STATUS_CHANGED", Data: { } data }
        && ProviderPaymentKey.TryParse(data.PaymentKey, out var key) && PaymentOrderRef.TryParse(data.OrderId, out var order)
            ? new PaymentWebhook(id, key, order, State(data.Status))
            : null;

    private static ProviderPayment? Payment(TossPaymentBody body)
    {
        if (!ProviderPaymentKey.TryParse(body.PaymentKey, out var key) || !PaymentOrderRef.TryParse(body.OrderId, out var order)
            || body is not { Currency: Money.Krw, TotalAmount: { } total, BalanceAmount: { } balance })
            return null;
        // A cancel that did not go through moved nothing.
        var cancels = (body.Cancels ?? []).Where(cancel => cancel?.CancelStatus is null or "DONE").Select(Cancel).ToList();
        return cancels.Contains(null) ? null : new ProviderPayment(
            key, order, State(body.Status), Money.Won(total), Money.Won(balance), body.Method, Card(body.Card), body.ApprovedAt, [.. cancels.OfType<ProviderCancel>()],
            body.Failure?.Code is { } code ? TossCodes.Decline(code) : null,
            Uri.TryCreate(body.Receipt?.Url, UriKind.Absolute, out var receipt) && receipt.Scheme is "http" or "https" ? receipt : null);
    }

    private static ProviderCancel? Cancel(TossCancelBody? body) => body is { TransactionKey: { } key, CancelAmount: { } amount, CanceledAt: { } at }
        ? new ProviderCancel(key, Money.Won(amount), body.CancelReason, at)
        : null;

    private static ProviderCard? Card(TossCardBody? body) => body?.Number is { } number ? new ProviderCard(number, body.IssuerCode, body.ApproveNo) : null;

    private static ProviderPaymentState State(string? status) =>
        Enum.TryParse<ProviderPaymentState>(status, out var state) && state.ToString() == status ? state : ProviderPaymentState.OTHER;

    private static T? Read<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record TossErrorBody(string? Code);

    private sealed record TossEventBody(string? EventType, TossEventDataBody? Data);

    private sealed record TossEventDataBody(string? PaymentKey, string? OrderId, string? Status);

    private sealed record TossPaymentBody(
        string? PaymentKey,
        string? OrderId,
        string? Status,
        string? Currency,
        long? TotalAmount,
        long? BalanceAmount,
        string? Method,
        TossCardBody? Card,
        DateTimeOffset? ApprovedAt,
        IReadOnlyList<TossCancelBody?>? Cancels,
        TossErrorBody? Failure,
        TossUrlBody? Receipt);

    private sealed record TossCardBody(string? Number, string? IssuerCode, string? ApproveNo);

    private sealed record TossCancelBody(string? TransactionKey, long? CancelAmount, string? CancelReason, DateTimeOffset? CanceledAt, string? CancelStatus);

    private sealed record TossUrlBody(string? Url);
}
