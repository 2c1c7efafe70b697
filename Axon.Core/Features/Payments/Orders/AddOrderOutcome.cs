namespace Axon.Core.Features.Payments.Orders;

public enum AddOrderOutcome
{
    Added,

    /// <summary>Draw another number.</summary>
    NumberTaken,

    /// <summary>The sale got its order from somebody else in the meantime: read that one.</summary>
    SaleTaken,
}
