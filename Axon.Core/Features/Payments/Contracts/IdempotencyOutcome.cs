namespace Axon.Core.Features.Payments.Contracts;

public enum IdempotencyOutcome
{
    /// <summary>The key is this call's: do it, then finish or forget.</summary>
    Begun,

    /// <summary>The same call was answered before.</summary>
    Finished,

    /// <summary>The same call is being worked on.</summary>
    InFlight,

    /// <summary>The key belongs to a call with another body.</summary>
    Mismatch,
}
