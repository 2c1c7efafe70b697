using System.Globalization;
using Axon.Core.Checkout.Provider;
using Axon.Core.Kernel;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Toss;

/// <summary>Takes card payments in won by the Toss Payments protocol.</summary>
internal sealed partial class TossPaymentProvider(
    TossConnection connection, IOptions<TossOptions> options, ILogger<TossPaymentProvider> logger) : IPaymentProvider
{
    public async Task<ConfirmResult> ConfirmAsync(
        ProviderPaymentKey paymentKey, PaymentOrderRef order, Money amount, string idempotencyKey, CancellationToken cancellationToken)
    {
        var body = new { paymentKey = paymentKey.Value, orderId = order.Value, amount = Won(amount) };
        return await connection.PostAsync("v1/payments/confirm", body, idempotencyKey, cancellationToken) switch
        {
            { Unknown: { } reason } => ConfirmResult.Unknown(reason),
            { Payment: { State: ProviderPaymentState.DONE } payment } when Belongs(payment, paymentKey, order, amount) => ConfirmResult.Captured(payment),
            { Payment: { State: ProviderPaymentState.WAITING_FOR_DEPOSIT } payment } when Belongs(payment, paymentKey, order, amount) =>
                await CallOffAsync(paymentKey, idempotencyKey, cancellationToken),
            { Code: TossCodes.NotFound } => ConfirmResult.NotFound(),
            { Code: { } code } when TossCodes.IsDecline(code) => ConfirmResult.Declined(TossCodes.Decline(code)),
            var ambiguous => await ReadBackAsync(paymentKey, order, amount, idempotencyKey, ambiguous.Code ?? "UNEXPECTED_ANSWER", cancellationToken),
        };
    }

    public async Task<FindResult> FindAsync(ProviderPaymentKey paymentKey, CancellationToken cancellationToken) =>
        Found(await connection.GetAsync($"v1/payments/{paymentKey.Value}", cancellationToken), payment => payment.Key == paymentKey);

    public async Task<FindResult> FindByOrderAsync(PaymentOrderRef order, CancellationToken cancellationToken) =>
        Found(await connection.GetAsync($"v1/payments/orders/{order.Value}", cancellationToken), payment => payment.Order == order);

    public async Task<CancelResult> CancelAsync(
        ProviderPaymentKey paymentKey, Money? amount, string reason, string idempotencyKey, CancellationToken cancellationToken)
    {
        var body = new { cancelReason = reason.Length > 200 ? reason[..200] : reason, cancelAmount = amount is { } asked ? Won(asked) : (long?)null };
        return await connection.PostAsync($"v1/payments/{paymentKey.Value}/cancel", body, idempotencyKey, cancellationToken) switch
        {
            { Unknown: { } unknown } => CancelResult.Unknown(unknown),
            { Payment: { Cancels: [.., var cancel] } payment } when payment.Key == paymentKey && Gave(payment, cancel, amount) =>
                CancelResult.Cancelled(payment, cancel),
            { Code: TossCodes.AlreadyCancelled or TossCodes.TooMuch } refused => await SeeCancelledAsync(paymentKey, refused.Code, cancellationToken),
            { Code: { } code } when TossCodes.IsCancelRefusal(code) => CancelResult.Declined(code),
            var ambiguous => Unclear(ambiguous.Code),
        };
    }

    public Uri CheckoutUrl(CheckoutRequest request) => new(QueryHelpers.AddQueryString(options.Value.WindowUrl!.AbsoluteUri, new Dictionary<string, string?>
    {
        ["clientKey"] = options.Value.ClientKey,
        ["orderId"] = request.Order.Value,
        ["amount"] = Won(request.Amount).ToString(CultureInfo.InvariantCulture),
        ["orderName"] = Cut(request.OrderName, 100),
        ["successUrl"] = request.SuccessUrl.AbsoluteUri,
        ["failUrl"] = request.FailUrl.AbsoluteUri,
        ["customerKey"] = request.CustomerKey,
        ["method"] = "CARD",
        ["lang"] = request.Language,
    }));

    /// <summary>The answer alone proves nothing (already processed, refused for its form, or about something else): the books decide.</summary>
    private async Task<ConfirmResult> ReadBackAsync(
        ProviderPaymentKey paymentKey, PaymentOrderRef order, Money amount, string idempotencyKey, string code, CancellationToken cancellationToken)
    {
        Log.Ambiguous(logger, code);
        return await FindAsync(paymentKey, cancellationToken) switch
        {
            { Reason: { } reason } => ConfirmResult.Unknown(reason),
            { Outcome: FindOutcome.NotFound } => ConfirmResult.NotFound(),
            // Another order's payment, or one over another sum: it can never pay this order.
            { Payment: { } payment } when !Belongs(payment, paymentKey, order, amount) =>
                ConfirmResult.Declined(new PaymentDecline(DeclineReason.Mismatch, code)),
            { Payment: { WasCaptured: true } payment } => ConfirmResult.AlreadyProcessed(payment),
            { Payment: { State: ProviderPaymentState.EXPIRED } } => ConfirmResult.Declined(new PaymentDecline(DeclineReason.SessionExpired, code)),
            { Payment: { State: ProviderPaymentState.WAITING_FOR_DEPOSIT } } => await CallOffAsync(paymentKey, idempotencyKey, cancellationToken),
            { Payment: { CannotBeCaptured: true } payment } => ConfirmResult.Declined(payment.Failure ?? new PaymentDecline(DeclineReason.Other, code)),
            // Still open: a charge under way elsewhere may yet take it.
            _ => ConfirmResult.Unknown(UnknownReason.Unreadable),
        };
    }

    /// <summary>
    /// Nothing was paid and something might be for days: it is called off, so that no deposit can come any more. Until that is certain the outcome is unknown, and asking
    /// again calls off again.
    /// </summary>
    private async Task<ConfirmResult> CallOffAsync(ProviderPaymentKey paymentKey, string idempotencyKey, CancellationToken cancellationToken)
    {
        var body = new { cancelReason = "Axon takes no deposits" };
        var answer = await connection.PostAsync($"v1/payments/{paymentKey.Value}/cancel", body, $"{idempotencyKey}-off", cancellationToken);
        var payment = answer.Payment ?? (answer.Code is null ? null : (await FindAsync(paymentKey, cancellationToken)).Payment);
        return payment switch
        {
            { WasCaptured: true } => ConfirmResult.AlreadyProcessed(payment),
            { CannotBeCaptured: true } => ConfirmResult.Declined(new PaymentDecline(DeclineReason.MethodNotOffered, nameof(ProviderPaymentState.WAITING_FOR_DEPOSIT))),
            _ => ConfirmResult.Unknown(answer.Unknown ?? UnknownReason.Unreadable),
        };
    }

    /// <summary>Nothing is left: given back before, in one go or in parts. The balance says so, the state does not.</summary>
    private async Task<CancelResult> SeeCancelledAsync(ProviderPaymentKey paymentKey, string code, CancellationToken cancellationToken) =>
        await FindAsync(paymentKey, cancellationToken) switch
        {
            { Payment: { WasCaptured: true, Balance.Minor: 0 } payment } => CancelResult.AlreadyCancelled(payment),
            { Reason: { } reason } => CancelResult.Unknown(reason),
            _ when TossCodes.IsCancelRefusal(code) => CancelResult.Declined(code),
            _ => Unclear(code),
        };

    private CancelResult Unclear(string? code)
    {
        Log.Ambiguous(logger, code ?? "UNEXPECTED_ANSWER");
        return CancelResult.Unknown(UnknownReason.Unreadable);
    }

    private static FindResult Found(TossAnswer answer, Func<ProviderPayment, bool> isAsked) => answer switch
    {
        { Unknown: { } reason } => FindResult.Unknown(reason),
        { Payment: { } payment } when isAsked(payment) => FindResult.Found(payment),
        { Code: TossCodes.NotFound } => FindResult.NotFound(),
        _ => FindResult.Unknown(UnknownReason.Unreadable),
    };

    // The provider finds earlier answers by idempotency key alone: an answer counts only for the payment that was asked about.
    private static bool Belongs(ProviderPayment payment, ProviderPaymentKey key, PaymentOrderRef order, Money amount) =>
        payment.Key == key && payment.Order == order && payment.Total == amount;

    private static bool Gave(ProviderPayment payment, ProviderCancel cancel, Money? amount) =>
        amount is { } asked ? cancel.Amount == asked : payment.Balance.Minor == 0;

    private static long Won(Money amount) => amount.Currency == Money.Krw
        ? amount.Minor
        : throw new NotSupportedException($"This adapter takes won, not {amount.Currency}.");

    // Never between the two halves of a character.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static partial class Log
    {
        [LoggerMessage(5103, LogLevel.Information, "The payment provider answered {Code}, which needs a look at the payment itself")]
        public static partial void Ambiguous(ILogger logger, string code);
    }
}
