namespace Axon.Core.Features.Dashboard;

/// <summary>Why somebody did not reach the next step of the standard funnel.</summary>
public enum LossReason
{
    NOT_ELIGIBLE,
    SOLD_OUT,

    /// <summary>Some places were left, fewer than asked for.</summary>
    TOO_FEW_LEFT,

    /// <summary>A server did not answer, or not in time: nobody decided that they may not.</summary>
    ERROR,

    /// <summary>Refused for another reason: not open, over the limit, closed.</summary>
    REFUSED,
    EXPIRED,
    CANCELLED,
    PAYMENT_FAILED,
    LEFT,

    /// <summary>Their time is not over: shown apart, never as lost.</summary>
    STILL_OPEN,
}
