using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Faults;
using Axon.PaymentSimulator.Webhooks;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>The provider's REST protocol, as far as a card payment, and an account to pay into, need it.</summary>
internal static class PaymentEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        var payments = routes.MapGroup("/v1/payments").AddEndpointFilter<SecretKeyFilter>();
        payments.MapPost("/confirm", ConfirmAsync);
        payments.MapPost("/{paymentKey}/cancel", CancelAsync);
        payments.MapGet("/{paymentKey}", FindAsync);
        payments.MapGet("/orders/{orderId}", FindByOrderAsync);
        routes.MapPost("/v1/test/payments", AuthenticateAsync).AddEndpointFilter<LocalOrSecretFilter>();
        routes.MapPost("/v1/test/payments/{paymentKey}/deposit", DepositAsync).AddEndpointFilter<LocalOrSecretFilter>();
    }

    public static async Task<IResult> ConfirmAsync(HttpContext http, Cashier cashier, PaymentBook book, PaymentDesk desk, TossAnswers answers)
    {
        if (await RequestBody.ReadAsync(http.Request) is not { } bytes
            || RequestBody.Parse<ConfirmBody>(bytes, TossJson.Strict) is not { IsValid: true } body)
            return answers.Error("INVALID_REQUEST");
        var card = book.File(body.PaymentKey!)?.Current.Card;
        return await desk.HandleAsync(http, FaultTarget.Confirm, card, bytes, (seal, decline) =>
            cashier.ConfirmAsync(body.PaymentKey!, body.OrderId!, body.Amount!.Value, decline, seal));
    }

    public static async Task<IResult> CancelAsync(string paymentKey, HttpContext http, Cashier cashier, PaymentDesk desk, TossAnswers answers)
    {
        if (await RequestBody.ReadAsync(http.Request) is not { } bytes
            || RequestBody.Parse<CancelBody>(bytes, TossJson.Strict) is not { IsValid: true } body)
            return answers.Error("INVALID_REQUEST");
        return await desk.HandleAsync(http, FaultTarget.Cancel, card: null, bytes, (seal, _) =>
            cashier.CancelAsync(paymentKey, body.CancelAmount, body.CancelReason!, seal));
    }

    public static Task<IResult> FindAsync(string paymentKey, HttpContext http, PaymentBook book, PaymentDesk desk) =>
        desk.ReadAsync(http, () => book.File(paymentKey)?.Current);

    public static Task<IResult> FindByOrderAsync(string orderId, HttpContext http, PaymentBook book, PaymentDesk desk) =>
        desk.ReadAsync(http, () => book.OfOrder(orderId));

    /// <summary>Not part of the provider's protocol: what a shopper does in the payment window, for programs.</summary>
    public static async Task<IResult> AuthenticateAsync(HttpContext http, Cashier cashier, TossAnswers answers)
    {
        if (await RequestBody.ReadAsync(http.Request) is not { } bytes
            || RequestBody.Parse<TestPaymentBody>(bytes, TossJson.Known) is not { IsValid: true } body
            || TestCard.Find(body.Card ?? "approve") is not { } card)
            return answers.Error("INVALID_REQUEST");
        var key = await cashier.AuthenticateAsync(body.OrderId!, body.OrderName ?? body.OrderId!, body.Amount!.Value, card);
        return TypedResults.Json(new { paymentKey = key, orderId = body.OrderId, amount = body.Amount }, TossJson.Options);
    }

    /// <summary>Not part of the provider's protocol either: the money arrives in the account that was named.</summary>
    public static async Task<IResult> DepositAsync(string paymentKey, HttpContext http, Cashier cashier, TossAnswers answers, WebhookOffice webhooks)
    {
        var result = await cashier.DepositAsync(paymentKey);
        if (result.Changed is { } changed)
            await webhooks.AnnounceAsync(changed, http.Response, answersAtOnce: true);
        return answers.Write(result.Answer);
    }
}
