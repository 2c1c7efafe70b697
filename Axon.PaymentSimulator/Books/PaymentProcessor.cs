using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Axon.PaymentSimulator.Faults;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Books;

/// <summary>Takes and gives back money. Decides under the payment's gate, writes, then answers: what is answered is on disk.</summary>
internal sealed class PaymentProcessor(PaymentRegister book, Journal journal, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    public async Task<string> AuthenticateAsync(string orderId, string orderName, long amount, TestCard card)
    {
        var opened = new PaymentAuthenticated(Keys.Payment(), orderId, orderName, amount, card.Id, clock.GetUtcNow());
        await RecordAsync(new JournalLine(opened));
        return opened.PaymentKey;
    }

    /// <param name="forced">A code that refuses the charge whatever the card, or null.</param>
    public Task<PaymentProcessorResult> ConfirmAsync(string key, string orderId, long amount, string? forced, RequestSeal? seal) =>
        DecideAsync(key, seal, record => Confirm(record, orderId, amount, forced));

    /// <param name="amount">Null for all that is left.</param>
    public Task<PaymentProcessorResult> CancelAsync(string key, long? amount, string reason, RequestSeal? seal) =>
        DecideAsync(key, seal, record => Cancel(record, amount, reason));

    /// <summary>The shopper pays into the account.</summary>
    public Task<PaymentProcessorResult> DepositAsync(string key) => DecideAsync(key, null, payment =>
        payment.StateAt(clock.GetUtcNow(), options.Value.Session) == PaymentState.WAITING_FOR_DEPOSIT
            ? new(null, new PaymentCaptured(payment.Key, Keys.Transaction(), Keys.ApproveNumber(), clock.GetUtcNow()))
            : new("NOT_FOUND_PAYMENT"));

    private async Task<PaymentProcessorResult> DecideAsync(string key, RequestSeal? seal, Func<PaymentRecord, Decision> decide)
    {
        if (book.File(key) is not { } file)
            return await CloseAsync(null, new Decision("NOT_FOUND_PAYMENT"), seal);
        await file.Gate.WaitAsync();
        try
        {
            return await CloseAsync(file.Current, decide(file.Current), seal);
        }
        finally
        {
            file.Gate.Release();
        }
    }

    private Decision Confirm(PaymentRecord payment, string orderId, long amount, string? forced)
    {
        var now = clock.GetUtcNow();
        var refusal = forced ?? payment.Card.DeclineCode;
        return payment.StateAt(now, options.Value.Session) switch
        {
            PaymentState.EXPIRED => new("NOT_FOUND_PAYMENT_SESSION"),
            not PaymentState.IN_PROGRESS => new("ALREADY_PROCESSED_PAYMENT"),
            _ when payment.OrderId != orderId => new("NOT_FOUND_PAYMENT_SESSION"),
            _ when payment.Amount != amount => new("INVALID_REQUEST"),
            _ when amount < 100 => new("BELOW_MINIMUM_AMOUNT"),
            _ when refusal is not null => new(refusal, new PaymentRefused(payment.Key, refusal, now)),
            _ when payment.Card.Deposit => new(null, new PaymentAwaitsDeposit(payment.Key, now)),
            _ => new(null, new PaymentCaptured(payment.Key, Keys.Transaction(), Keys.ApproveNumber(), now)),
        };
    }

    private Decision Cancel(PaymentRecord payment, long? asked, string reason)
    {
        var now = clock.GetUtcNow();
        var amount = asked ?? payment.Balance;
        return payment.StateAt(now, options.Value.Session) switch
        {
            PaymentState.CANCELED => new("ALREADY_CANCELED_PAYMENT"),
            PaymentState.WAITING_FOR_DEPOSIT => new(null, new PaymentCalledOff(payment.Key, reason, now)),
            not (PaymentState.DONE or PaymentState.PARTIAL_CANCELED) => new("NOT_CANCELABLE_PAYMENT"),
            _ when payment.Balance == 0 || amount > payment.Balance => new("NOT_CANCELABLE_AMOUNT"),
            _ => new(null, new PaymentCancelled(payment.Key, Keys.Transaction(), amount, reason, now)),
        };
    }

    private async Task<PaymentProcessorResult> CloseAsync(PaymentRecord? payment, Decision decision, RequestSeal? seal)
    {
        var after = decision.Fact is null ? payment : payment?.With(decision.Fact);
        var answer = decision.Error is null && after is not null ? Answer.Of(after) : Answer.Refused(decision.Error ?? "NOT_FOUND_PAYMENT");
        JournalEvent? answered = seal is null ? null : new RequestAnswered(seal.Request, seal.BodyHash, answer);
        if (new[] { decision.Fact, answered }.OfType<JournalEvent>().ToArray() is { Length: > 0 } facts)
            await RecordAsync(new JournalLine(facts));
        return new PaymentProcessorResult(answer, decision.Fact is null ? null : after);
    }

    private async Task RecordAsync(JournalLine line) => book.Apply(await journal.AppendAsync(line), line);

    private readonly record struct Decision(string? Error, JournalEvent? Fact = null);
}

/// <summary>A card of the payment window and what happens to a charge on it; the last is no card but an account to pay into later.</summary>
/// <param name="Id">Its name in forms and in the test API.</param>
/// <param name="DeclineCode">The code with which it is refused; null for a card that pays.</param>
internal sealed record TestCard(string Id, string Number, string IssuerCode, string? DeclineCode = null, FaultKind? Fault = null, bool Slow = false, bool Deposit = false)
{
    public static IReadOnlyList<TestCard> All { get; } =
    [
        new("approve", "4330-12**-****-1112", "61"),
        new("balance", "5310-51**-****-2006", "51", DeclineCode: "REJECT_CARD_PAYMENT"),
        new("expired", "9410-61**-****-3104", "41", DeclineCode: "INVALID_CARD_EXPIRATION"),
        new("lost", "5365-10**-****-4021", "11", DeclineCode: "INVALID_CARD_LOST_OR_STOLEN"),
        new("timeout", "4579-73**-****-5503", "71", Fault: FaultKind.TimeoutAfter),
        new("error", "3560-45**-****-6611", "21", Fault: FaultKind.ErrorAfter),
        new("slow", "9490-94**-****-7702", "91", Slow: true),
        new("deposit", "****-****-8804", "20", Deposit: true),
    ];

    public static TestCard? Find(string? id) => All.FirstOrDefault(card => card.Id == id);
}

/// <summary>Something that happened. Facts are written once, never changed; all state is what they add up to.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(PaymentAuthenticated), "authenticated")]
[JsonDerivedType(typeof(PaymentCaptured), "captured")]
[JsonDerivedType(typeof(PaymentRefused), "refused")]
[JsonDerivedType(typeof(PaymentCancelled), "cancelled")]
[JsonDerivedType(typeof(PaymentAwaitsDeposit), "awaitsDeposit")]
[JsonDerivedType(typeof(PaymentCalledOff), "calledOff")]
[JsonDerivedType(typeof(RequestAnswered), "answered")]
internal abstract record JournalEvent;

/// <summary>Names that cannot be guessed, in the provider's forms.</summary>
internal static class Keys
{
    public static string Payment() => "sim_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public static string Transaction() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public static string ApproveNumber() => RandomNumberGenerator.GetString("0123456789", 8);
}

/// <summary>What a request was answered, small enough to be kept for ever: an error code, or a payment as it was after so many cancels.</summary>
internal sealed record Answer(string? Error, string? PaymentKey = null, int Cancels = 0)
{
    public static Answer Of(PaymentRecord payment) => new(null, payment.Key, payment.Cancels.Length);

    public static Answer Refused(string code) => new(code);
}

/// <param name="Changed">The payment after this very request changed it; null when the request changed nothing.</param>
internal readonly record struct PaymentProcessorResult(Answer Answer, PaymentRecord? Changed);

/// <summary>What makes two requests the same one: the idempotency key with method and path, and the body's hash to tell an honest repetition from a reused key.</summary>
internal sealed record RequestSeal(string Request, string BodyHash);
