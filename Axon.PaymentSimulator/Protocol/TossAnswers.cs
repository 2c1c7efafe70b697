using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>Turns answers into the provider's JSON.</summary>
internal sealed class TossAnswers(
    PaymentBook book, IOptions<SimulatorOptions> options, TimeProvider clock, IStringLocalizer<SimulatorStrings> words)
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
