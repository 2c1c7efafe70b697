using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Faults;
using Axon.PaymentSimulator.Resources;
using Axon.PaymentSimulator.Webhooks;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

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

    public static async Task<IResult> ConfirmAsync(HttpContext http, PaymentProcessor cashier, PaymentRegister book, PaymentHandlers desk, TossAnswers answers)
    {
        if (await RequestBody.ReadAsync(http.Request) is not { } bytes
            || RequestBody.Parse<ConfirmBody>(bytes, TossJson.Strict) is not { IsValid: true } body)
            return answers.Error("INVALID_REQUEST");
        var card = book.File(body.PaymentKey!)?.Current.Card;
        return await desk.HandleAsync(http, FaultTarget.Confirm, card, bytes, (seal, decline) =>
            cashier.ConfirmAsync(body.PaymentKey!, body.OrderId!, body.Amount!.Value, decline, seal));
    }

    public static async Task<IResult> CancelAsync(string paymentKey, HttpContext http, PaymentProcessor cashier, PaymentHandlers desk, TossAnswers answers)
    {
        if (await RequestBody.ReadAsync(http.Request) is not { } bytes
            || RequestBody.Parse<CancelBody>(bytes, TossJson.Strict) is not { IsValid: true } body)
            return answers.Error("INVALID_REQUEST");
        return await desk.HandleAsync(http, FaultTarget.Cancel, card: null, bytes, (seal, _) =>
            cashier.CancelAsync(paymentKey, body.CancelAmount, body.CancelReason!, seal));
    }

    public static Task<IResult> FindAsync(string paymentKey, HttpContext http, PaymentRegister book, PaymentHandlers desk) =>
        desk.ReadAsync(http, () => book.File(paymentKey)?.Current);

    public static Task<IResult> FindByOrderAsync(string orderId, HttpContext http, PaymentRegister book, PaymentHandlers desk) =>
        desk.ReadAsync(http, () => book.OfOrder(orderId));

    /// <summary>Not part of the provider's protocol: what a shopper does in the payment window, for programs.</summary>
    public static async Task<IResult> AuthenticateAsync(HttpContext http, PaymentProcessor cashier, TossAnswers answers)
    {
        if (await RequestBody.ReadAsync(http.Request) is not { } bytes
            || RequestBody.Parse<TestPaymentBody>(bytes, TossJson.Known) is not { IsValid: true } body
            || TestCard.Find(body.Card ?? "approve") is not { } card)
            return answers.Error("INVALID_REQUEST");
        var key = await cashier.AuthenticateAsync(body.OrderId!, body.OrderName ?? body.OrderId!, body.Amount!.Value, card);
        return TypedResults.Json(new { paymentKey = key, orderId = body.OrderId, amount = body.Amount }, TossJson.Options);
    }

    /// <summary>Not part of the provider's protocol either: the money arrives in the account that was named.</summary>
    public static async Task<IResult> DepositAsync(string paymentKey, HttpContext http, PaymentProcessor cashier, TossAnswers answers, WebhookDispatcher webhooks)
    {
        var result = await cashier.DepositAsync(paymentKey);
        if (result.Changed is { } changed)
            await webhooks.AnnounceAsync(changed, http.Response, answersAtOnce: true);
        return answers.Write(result.Answer);
    }
}

/// <summary>Turns answers into the provider's JSON.</summary>
internal sealed class TossAnswers(
    PaymentRegister book, IOptions<SimulatorOptions> options, TimeProvider clock, IStringLocalizer<SimulatorStrings> words)
{
    public IResult Write(Answer answer) => answer is { Error: null, PaymentKey: { } key } && book.File(key) is { } file
        ? Payment(file.Current.AfterCancels(answer.Cancels))
        : Error(answer.Error ?? "NOT_FOUND_PAYMENT");

    public IResult Payment(PaymentRecord payment) => TypedResults.Json(View(payment), TossJson.Options);

    public TossPayment View(PaymentRecord payment)
    {
        var state = payment.StateAt(clock.GetUtcNow(), options.Value.Session);
        var failure = payment.Refusal?.Code ?? (state == PaymentState.EXPIRED ? "EXPIRED_PAYMENT" : null);
        return TossPayment.Of(payment, state, failure is null ? null : new TossError(failure, words[failure]));
    }

    public IResult Error(string code) => Error(code, TossErrors.Status(code));

    public IResult Error(string code, int status) => TypedResults.Json(new TossError(code, words[code]), TossJson.Options, statusCode: status);
}

/// <summary>Basic authentication with the secret key as user name and no password, as the provider wants it.</summary>
internal sealed class SecretKeyFilter(IOptions<SimulatorOptions> options, TossAnswers answers) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Refusal(context.HttpContext.Request) is { } code ? answers.Error(code) : await next(context);

    private string? Refusal(HttpRequest request)
    {
        const string scheme = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return "UNAUTHORIZED_KEY";
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || !Base64.IsValid(header.AsSpan(scheme.Length)))
            return "INCORRECT_BASIC_AUTH_FORMAT";
        var given = Convert.FromBase64String(header[scheme.Length..]);
        var expected = Encoding.UTF8.GetBytes(options.Value.SecretKey + ":");
        return CryptographicOperations.FixedTimeEquals(given, expected) ? null : "UNAUTHORIZED_KEY";
    }
}

internal sealed partial record ConfirmBody(string? PaymentKey, string? OrderId, long? Amount)
{
    public bool IsValid => PaymentKey is { Length: > 0 and <= 200 } && IsOrderId(OrderId) && Amount > 0;

    /// <summary>The provider's form of an order's name.</summary>
    public static bool IsOrderId(string? text) => text is not null && OrderIdForm().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_=-]{6,64}\z")]
    private static partial Regex OrderIdForm();
}

/// <summary>What is open to everyone on a loopback address asks for the secret key on a public one.</summary>
internal sealed class LocalOrSecretFilter(IOptions<SimulatorOptions> options, TossAnswers answers) : IEndpointFilter
{
    private readonly SecretKeyFilter _secret = new(options, answers);

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        options.Value.AllowPublic ? _secret.InvokeAsync(context, next) : next(context);
}

/// <summary>What the payment window would have collected from a shopper.</summary>
internal sealed record TestPaymentBody(string? OrderId, long? Amount, string? Card = null, string? OrderName = null)
{
    public bool IsValid => ConfirmBody.IsOrderId(OrderId) && Amount is > 0 and <= Window.WindowRequest.LargestAmount && OrderName is null or { Length: > 0 and <= 100 };
}

internal sealed record CancelBody(string? CancelReason, long? CancelAmount)
{
    public bool IsValid => CancelReason is { Length: > 0 and <= 200 } && CancelAmount is null or > 0;
}

internal sealed record TossError(string Code, string Message);
