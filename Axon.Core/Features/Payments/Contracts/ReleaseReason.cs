namespace Axon.Core.Features.Payments.Contracts;

/// <summary>Why claimed units went back.</summary>
public enum ReleaseReason
{
    EXPIRED,
    CANCELLED,
    REFUNDED,
}
