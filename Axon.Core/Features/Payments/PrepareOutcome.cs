namespace Axon.Core.Features.Payments;

public enum PrepareOutcome
{
    /// <summary>The units are claimed and the order can be paid until its deadline.</summary>
    Ready,

    /// <summary>It is paid: by an earlier call, or at once because it costs nothing.</summary>
    Paid,

    /// <summary>A charge is under way or its outcome is unknown; nothing was changed.</summary>
    UnderWay,
    NotFound,
    Expired,
    Cancelled,
    SoldOut,
    LimitReached,
    TooManyUnpaid,
    Closed,

    /// <summary>The coupon cannot be used here; nothing was claimed and nothing changed.</summary>
    CouponRefused,
}
