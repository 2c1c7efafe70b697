namespace Axon.Core.Features.Payments;

public enum ConfirmPaymentOutcome
{
    /// <summary>Money taken exactly once, by this call or an earlier one; the order is the buyer's.</summary>
    Paid,

    /// <summary>No money taken; another card may be tried until the deadline.</summary>
    Declined,

    /// <summary>Nobody can say yet; it is being asked. The units stay claimed and nothing may be paid again.</summary>
    Unknown,

    /// <summary>Another confirm of this order is still being answered.</summary>
    UnderWay,
    NotFound,

    /// <summary>So many charges of this order took no money that no other is tried. Nothing was charged.</summary>
    TooManyTries,

    /// <summary>The amount that came back from the payment window is not the order's. Nothing was charged.</summary>
    AmountMismatch,

    /// <summary>Too late; nothing was charged.</summary>
    Expired,
    Cancelled,

    /// <summary>Money was taken but the units were gone: it goes back in full, by itself.</summary>
    GivenBack,
}
