using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Books;

/// <summary>Takes and gives back money. Decides under the payment's gate, writes, then answers: what is answered is on disk.</summary>
internal sealed class Cashier(PaymentBook book, Journal journal, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    public async Task<string> AuthenticateAsync(string orderId, string orderName, long amount, TestCard card)
    {
        var opened = new PaymentAuthenticated(Keys.Payment(), orderId, orderName, amount, card.Id, clock.GetUtcNow());
        await RecordAsync(new JournalLine(opened));
        return opened.PaymentKey;
    }

    /// <param name="forced">A code that refuses the charge whatever the card, or null.</param>
    public Task<CashierResult> ConfirmAsync(string key, string orderId, long amount, string? forced, RequestSeal? seal) =>
        DecideAsync(key, seal, record => Confirm(record, orderId, amount, forced));

    /// <param name="amount">Null for all that is left.</param>
    public Task<CashierResult> CancelAsync(string key, long? amount, string reason, RequestSeal? seal) =>
        DecideAsync(key, seal, record => Cancel(record, amount, reason));

    /// <summary>The shopper pays into the account.</summary>
    public Task<CashierResult> DepositAsync(string key) => DecideAsync(key, null, payment =>
        payment.StateAt(clock.GetUtcNow(), options.Value.Session) == PaymentState.WAITING_FOR_DEPOSIT
            ? new(null, new PaymentCaptured(payment.Key, Keys.Transaction(), Keys.ApproveNumber(), clock.GetUtcNow()))
            : new("NOT_FOUND_PAYMENT"));

    private async Task<CashierResult> DecideAsync(string key, RequestSeal? seal, Func<PaymentRecord, Decision> decide)
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

    private async Task<CashierResult> CloseAsync(PaymentRecord? payment, Decision decision, RequestSeal? seal)
    {
        var after = decision.Fact is null ? payment : payment?.With(decision.Fact);
        var answer = decision.Error is null && after is not null ? Answer.Of(after) : Answer.Refused(decision.Error ?? "NOT_FOUND_PAYMENT");
        BookFact? answered = seal is null ? null : new RequestAnswered(seal.Request, seal.BodyHash, answer);
        if (new[] { decision.Fact, answered }.OfType<BookFact>().ToArray() is { Length: > 0 } facts)
            await RecordAsync(new JournalLine(facts));
        return new CashierResult(answer, decision.Fact is null ? null : after);
    }

    private async Task RecordAsync(JournalLine line) => book.Apply(await journal.AppendAsync(line), line);

    private readonly record struct Decision(string? Error, BookFact? Fact = null);
}
