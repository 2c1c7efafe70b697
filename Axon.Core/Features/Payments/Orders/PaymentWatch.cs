using Axon.Core.Features.Payments.Charges;

namespace Axon.Core.Features.Payments.Orders;

/// <summary>A payment as staff see it: what is open, since when, and when it is asked about again.</summary>
/// <param name="OpenKind">Set when an attempt is open: what it does.</param>
/// <param name="OpenSince">When that attempt began.</param>
/// <param name="OpenCode">Why it is unknown.</param>
public sealed record PaymentWatch(Order Order, AttemptKind? OpenKind, AttemptState? OpenState, DateTimeOffset? OpenSince, string? OpenCode);
