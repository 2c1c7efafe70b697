namespace Axon.Core.Features.Payments.Charges;

public enum AttemptKind
{
    CONFIRM,
    REFUND,
}
