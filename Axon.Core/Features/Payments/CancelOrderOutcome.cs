namespace Axon.Core.Features.Payments;

public enum CancelOrderOutcome
{
    /// <summary>Cancelled, now or before; nothing was charged.</summary>
    Cancelled,
    NotFound,

    /// <summary>It is paid: ask for a refund instead.</summary>
    Paid,

    /// <summary>A charge is under way or unknown.</summary>
    UnderWay,
}
