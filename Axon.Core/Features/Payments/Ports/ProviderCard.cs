namespace Axon.Core.Features.Payments.Ports;

/// <param name="MaskedNumber">As the provider masks it; a full number never reaches us.</param>
/// <param name="IssuerCode">The provider's two-character code of the issuing company.</param>
public sealed record ProviderCard(string MaskedNumber, string? IssuerCode, string? ApproveNumber);
