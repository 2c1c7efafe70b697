namespace Axon.Core.Features.Payments.Ports;

/// <param name="Code">The provider's code, for staff and logs; never shown to a shopper.</param>
public sealed record PaymentDecline(DeclineReason Reason, string Code);
