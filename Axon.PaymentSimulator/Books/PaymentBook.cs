using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Axon.PaymentSimulator.Books;

/// <summary>All payments and given answers, in memory, rebuilt from the journal at start. Changes only by facts that are on disk.</summary>
internal sealed class PaymentBook
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

    private void Apply(long sequence, BookFact fact)
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

    private PaymentRecord Change(string key, BookFact fact)
    {
        var file = _payments[key];
        return file.Current = file.Current.With(fact);
    }
}
