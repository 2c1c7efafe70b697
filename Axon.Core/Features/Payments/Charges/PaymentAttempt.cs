using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Charges;

/// <summary>One call to the provider that moves money, written down before it is made.</summary>
/// <param name="Id">Also the idempotency key that the provider sees.</param>
/// <param name="PaymentKey">The provider's name for the payment it acts on.</param>
/// <param name="Code">Why it failed, or what was odd about it.</param>
public sealed record PaymentAttempt(
    Guid Id,
    PaymentId Payment,
    AttemptKind Kind,
    Money Amount,
    AttemptState State,
    ProviderPaymentKey PaymentKey,
    string? Code,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt)
{
    public bool IsOpen => State is AttemptState.STARTED or AttemptState.UNKNOWN;

    public string IdempotencyKey => Id.ToString("N");
}
