namespace Axon.Core.Features.Dashboard;

/// <summary>Why somebody did not reach the next step of the standard funnel.</summary>
public enum LossReason
{
    NOT_ELIGIBLE,
    SOLD_OUT,

    /// <summary>Refused for another reason: not open, over the limit, closed.</summary>
    REFUSED,
    EXPIRED,
    CANCELLED,
    PAYMENT_FAILED,
    LEFT,

    /// <summary>Their time is not over: shown apart, never as lost.</summary>
    STILL_OPEN,
}
