using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Refunds;

/// <param name="Attempt">The call to the provider; null when nothing had been paid.</param>
/// <param name="RequestedBy">The person; null for the system.</param>
/// <param name="RequestKey">By it that person asks for this one again.</param>
/// <param name="ProviderKey">The provider's name for the cancel; set when it was made there and not by us.</param>
public sealed record Refund(
    Guid Id,
    OrderId Order,
    Guid? Attempt,
    Money Amount,
    RefundOrigin Origin,
    string Reason,
    UserId? RequestedBy,
    RefundStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    string? RequestKey = null,
    string? ProviderKey = null)
{
    /// <summary>Counts against what can still be given back.</summary>
    public bool Counts => Status != RefundStatus.FAILED;
}
