using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Orders;

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

    public bool IsOpen => Status is PaymentStatus.READY or PaymentStatus.FAILED;

    public bool IsUnderWay => Status is PaymentStatus.CHARGING or PaymentStatus.STUCK;

    /// <summary>The whole amount was taken, as the provider's books show it.</summary>
    public Payment CapturedBy(ProviderPayment charged, DateTimeOffset now) => this with
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
    };
}
