namespace Axon.PaymentSimulator.Books;

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
