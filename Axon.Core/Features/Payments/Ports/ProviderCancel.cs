using Axon.Core.Features.Payments.Charges;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>Money given back once.</summary>
/// <param name="TransactionKey">The provider's name of this cancel, unique over all payments.</param>
public sealed record ProviderCancel(string TransactionKey, Money Amount, string? Reason, DateTimeOffset At)
{
    /// <summary>It was made by this attempt of ours, which left its key in the reason.</summary>
    public bool IsOf(PaymentAttempt attempt) => Reason?.Contains(attempt.IdempotencyKey, StringComparison.Ordinal) == true;
}
