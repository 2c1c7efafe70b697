using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Axon.PaymentSimulator.Books;

/// <summary>All payments and given answers, in memory, rebuilt from the journal at start. Changes only by facts that are on disk.</summary>
internal sealed class PaymentRegister
{
    private readonly ConcurrentDictionary<string, PaymentFile> _payments = new();
    private readonly ConcurrentDictionary<string, ImmutableList<string>> _orders = new();
    private readonly ConcurrentDictionary<string, RequestAnswered> _answers = new();
    private readonly ConcurrentDictionary<long, LedgerEntry> _entries = new();

    public IEnumerable<LedgerEntry> Entries => _entries.Values.OrderBy(entry => entry.Sequence);

    public IEnumerable<PaymentRecord> Payments => _payments.Values.Select(file => file.Current);

    public PaymentFile? File(string key) => _payments.GetValueOrDefault(key);

    public RequestAnswered? Answered(string request) => _answers.GetValueOrDefault(request);

    /// <summary>Of several payments of one order the captured one, else the latest.</summary>
    public PaymentRecord? OfOrder(string orderId)
    {
        var records = _orders.GetValueOrDefault(orderId, []).ConvertAll(key => _payments[key].Current);
        return records.Find(record => record.Capture is not null) ?? records.LastOrDefault();
    }

    public void Apply(long sequence, JournalLine line)
    {
        foreach (var fact in line.Facts)
            Apply(sequence, fact);
    }

    private void Apply(long sequence, JournalEvent fact)
    {
        switch (fact)
        {
            case PaymentAuthenticated opened:
                Open(opened);
                break;
            case PaymentCaptured captured:
                var payment = Change(captured.PaymentKey, fact);
                _entries[sequence] = new LedgerEntry(
                    sequence, LedgerEntryKind.Charge, payment.OrderId, payment.Key, captured.TransactionKey, payment.Amount, captured.At);
                break;
            case PaymentCancelled cancelled:
                var changed = Change(cancelled.PaymentKey, fact);
                _entries[sequence] = new LedgerEntry(
                    sequence, LedgerEntryKind.Cancel, changed.OrderId, changed.Key, cancelled.TransactionKey, cancelled.Amount, cancelled.At);
                break;
            case PaymentRefused refused:
                Change(refused.PaymentKey, fact);
                break;
            case PaymentAwaitsDeposit waiting:
                Change(waiting.PaymentKey, fact);
                break;
            case PaymentCalledOff off:
                Change(off.PaymentKey, fact);
                break;
            case RequestAnswered answered:
                _answers[answered.Request] = answered;
                break;
            default:
                throw new InvalidDataException(fact.GetType().Name);
        }
    }

    private void Open(PaymentAuthenticated opened)
    {
        var card = TestCard.Find(opened.Card) ?? throw new InvalidDataException($"No test card {opened.Card}.");
        var record = new PaymentRecord(opened.PaymentKey, opened.OrderId, opened.OrderName, opened.Amount, card, opened.RequestedAt);
        _payments[opened.PaymentKey] = new PaymentFile(record);
        _orders.AddOrUpdate(opened.OrderId, [opened.PaymentKey], (_, keys) => keys.Add(opened.PaymentKey));
    }

    private PaymentRecord Change(string key, JournalEvent fact)
    {
        var file = _payments[key];
        return file.Current = file.Current.With(fact);
    }
}

/// <summary>Where one payment is kept. Whoever decides about it holds the gate from reading to having written, so decisions about one payment never cross.</summary>
internal sealed class PaymentFile(PaymentRecord record)
{
    private volatile PaymentRecord _current = record;

    /// <summary>Never disposed: it holds no handle as long as nobody asks for one.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    public PaymentRecord Current
    {
        get => _current;
        set => _current = value;
    }
}

/// <summary>The answer to a request that carried an idempotency key. Written in the same line as what the request did, so that neither exists alone.</summary>
/// <param name="Request">Method, path and key.</param>
/// <param name="BodyHash">SHA-256 of the body, base64.</param>
internal sealed record RequestAnswered(string Request, string BodyHash, Answer Answer) : JournalEvent;

/// <summary>A shopper chose a card in the window. No money has moved.</summary>
internal sealed record PaymentAuthenticated(
    string PaymentKey, string OrderId, string OrderName, long Amount, string Card, DateTimeOffset RequestedAt) : JournalEvent;
