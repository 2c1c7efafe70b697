using Axon.Core.Checkout.Provider;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Orders;

/// <summary>The money side of an order.</summary>
/// <param name="ProviderKey">The provider's name for the payment that was captured; null before that, and for orders that cost nothing.</param>
/// <param name="NextCheckAt">When the provider has to be asked; set whenever an attempt is open.</param>
/// <param name="Checks">How often it was asked in vain since.</param>
public sealed record Payment(
    PaymentId Id,
    PaymentStatus Status,
    string? ProviderKey,
    Money Amount,
    Money Captured,
    Money Refunded,
    string? Method,
    string? CardLast4,
    string? FailureCode,
    DateTimeOffset? CapturedAt,
    DateTimeOffset? NextCheckAt,
    int Checks)
{
    /// <summary>Who takes the money.</summary>
    public required string Provider { get; init; }

    /// <summary>What the provider's books last said is left of the captured payment; it never grows. Null before anything was captured.</summary>
    public Money? ProviderBalance { get; init; }

    /// <summary>When the provider's books were last read.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>When they have to be read again; null when nothing can differ any more.</summary>
    public DateTimeOffset? CompareAt { get; init; }

    /// <summary>For so long after a capture the provider's books are read again and again.</summary>
    public static readonly TimeSpan ComparedFor = TimeSpan.FromDays(180);

    /// <summary>At least so often.</summary>
    public static readonly TimeSpan LatestCompare = TimeSpan.FromDays(1);

    private static readonly TimeSpan SoonestCompare = TimeSpan.FromMinutes(10);

    public bool IsOpen => Status is PaymentStatus.READY or PaymentStatus.FAILED;

    public bool IsUnderWay => Status is PaymentStatus.CHARGING or PaymentStatus.STUCK;

    /// <summary>The whole amount was taken, as the provider's books show it.</summary>
    public Payment CapturedBy(ProviderPayment charged, DateTimeOffset now) => (this with
    {
        Status = PaymentStatus.CAPTURED,
        ProviderKey = charged.Key.Value,
        Captured = Amount,
        Method = charged.Method is { Length: > 32 } method ? method[..32] : charged.Method,
        CardLast4 = charged.Card?.MaskedNumber is { Length: >= 4 } number && number[^4..].All(char.IsAsciiDigit) ? number[^4..] : null,
        FailureCode = null,
        CapturedAt = charged.ApprovedAt ?? now,
        NextCheckAt = null,
        Checks = 0,
    }).Compared(charged.Balance, now);

    /// <summary>As of <paramref name="now"/> the provider says that <paramref name="balance"/> is left. It is asked again after as long as the payment is old.</summary>
    public Payment Compared(Money balance, DateTimeOffset now)
    {
        // An answer that was under way while money went back says more than there is.
        var left = ProviderBalance is { } known && known.Minor < balance.Minor ? known : balance;
        var age = now - (CapturedAt ?? now);
        var isOver = age > ComparedFor || (left.Minor == 0 && Refunded == Captured);
        return this with
        {
            ProviderBalance = left,
            ComparedAt = now,
            CompareAt = isOver ? null : now + TimeSpan.FromTicks(Math.Clamp(age.Ticks, SoonestCompare.Ticks, LatestCompare.Ticks)),
        };
    }
}

public enum PaymentStatus
{
    READY,

    /// <summary>An attempt is committed and the provider is being called.</summary>
    CHARGING,
    CAPTURED,

    /// <summary>The last attempt took no money; another may follow until the deadline.</summary>
    FAILED,

    /// <summary>Nobody can say yet whether money was taken; nothing is released and nothing is charged until it is known.</summary>
    STUCK,
    CANCELLED,
    REFUNDED,
    PART_REFUNDED,
}
