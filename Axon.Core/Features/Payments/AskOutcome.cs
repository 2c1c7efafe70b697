namespace Axon.Core.Features.Payments;

public enum AskOutcome
{
    /// <summary>Nothing of this payment is open.</summary>
    Settled,

    /// <summary>Something is still unknown; it will be asked again.</summary>
    Open,
    NotFound,
}
