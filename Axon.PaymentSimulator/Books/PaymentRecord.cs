using System.Collections.Immutable;

namespace Axon.PaymentSimulator.Books;

/// <summary>One payment as its facts add up. Immutable: readers need no lock.</summary>
internal sealed record PaymentRecord(
    string Key, string OrderId, string OrderName, long Amount, TestCard Card, DateTimeOffset RequestedAt)
{
    public PaymentCaptured? Capture { get; init; }

    public PaymentRefused? Refusal { get; init; }

    public PaymentAwaitsDeposit? Deposit { get; init; }

    public PaymentCalledOff? CalledOff { get; init; }

    public ImmutableArray<PaymentCancelled> Cancels { get; init; } = [];

    public long Balance => Capture is null ? Amount : Amount - Cancels.Sum(cancel => cancel.Amount);

    public string? LastTransactionKey => Cancels.IsEmpty ? Capture?.TransactionKey : Cancels[^1].TransactionKey;

    /// <summary>Expiry is not a fact: it follows from the clock and the last moment at which a capture was possible.</summary>
    public PaymentState StateAt(DateTimeOffset now, TimeSpan session) => this switch
    {
        { Refusal: not null } => PaymentState.ABORTED,
        { CalledOff: not null } => PaymentState.CANCELED,
        { Capture: null, Deposit: not null } => PaymentState.WAITING_FOR_DEPOSIT,
        { Capture: null } when now - RequestedAt > session => PaymentState.EXPIRED,
        { Capture: null } => PaymentState.IN_PROGRESS,
        { Cancels.IsEmpty: true } => PaymentState.DONE,
        // Parts that add up to all leave a payment partly cancelled, as at the real provider.
        { Balance: 0, Cancels.Length: 1 } => PaymentState.CANCELED,
        _ => PaymentState.PARTIAL_CANCELED,
    };

    public PaymentRecord With(JournalEvent fact) => fact switch
    {
        PaymentCaptured captured => this with { Capture = captured },
        PaymentRefused refused => this with { Refusal = refused },
        PaymentAwaitsDeposit deposit => this with { Deposit = deposit },
        PaymentCalledOff off => this with { CalledOff = off },
        PaymentCancelled cancelled => this with { Cancels = Cancels.Add(cancelled) },
        _ => this,
    };

    /// <summary>As it was after its first <paramref name="count"/> cancels, for answers that are given again.</summary>
    public PaymentRecord AfterCancels(int count) => count >= Cancels.Length ? this : this with { Cancels = Cancels[..count] };
}

/// <summary>The states of a payment, named as on the wire.</summary>
internal enum PaymentState
{
    IN_PROGRESS,
    WAITING_FOR_DEPOSIT,
    DONE,
    CANCELED,
    PARTIAL_CANCELED,
    ABORTED,
    EXPIRED,
}

/// <summary>An account was named into which the shopper may pay later. No money has moved.</summary>
internal sealed record PaymentAwaitsDeposit(string PaymentKey, DateTimeOffset At) : JournalEvent;

/// <summary>Cancelled before any money had moved: none can move any more.</summary>
internal sealed record PaymentCalledOff(string PaymentKey, string Reason, DateTimeOffset At) : JournalEvent;

/// <summary>Money was given back.</summary>
internal sealed record PaymentCancelled(string PaymentKey, string TransactionKey, long Amount, string Reason, DateTimeOffset At) : JournalEvent;

/// <summary>Money was taken.</summary>
internal sealed record PaymentCaptured(string PaymentKey, string TransactionKey, string ApproveNumber, DateTimeOffset At) : JournalEvent;

/// <summary>The card company said no, for good.</summary>
internal sealed record PaymentRefused(string PaymentKey, string Code, DateTimeOffset At) : JournalEvent;
