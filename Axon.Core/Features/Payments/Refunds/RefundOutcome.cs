namespace Axon.Core.Features.Payments.Refunds;

public enum RefundOutcome
{
    /// <summary>The money is on its way back.</summary>
    Refunded,

    /// <summary>Asked for, not yet known whether it went through; it is asked again by itself.</summary>
    UnderWay,

    /// <summary>The provider gave nothing back.</summary>
    Declined,
    NotFound,

    /// <summary>Nothing was paid, or all of it went back before.</summary>
    NotPaid,

    /// <summary>The buyer's time for it is over.</summary>
    TooLate,

    /// <summary>More than what is left, nothing, or a part where only the whole is allowed.</summary>
    WrongAmount,
}
