namespace Axon.PaymentSimulator.Books;

/// <summary>Facts that become true together: they are one line of the journal, written by one write.</summary>
internal sealed record JournalLine(IReadOnlyList<BookFact> Facts)
{
    public JournalLine(params BookFact[] facts)
        : this((IReadOnlyList<BookFact>)facts)
    {
    }
}
