using Axon.Core.Features.Payments.Charges;

namespace Axon.Web.Features.Payments.Api;

/// <summary>A call to the provider that has not ended in a proof.</summary>
/// <param name="Code">Why it is unknown.</param>
public sealed record OpenAttemptView(AttemptKind Kind, AttemptState State, DateTimeOffset Since, string? Code);
