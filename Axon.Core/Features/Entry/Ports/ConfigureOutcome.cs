namespace Axon.Core.Features.Entry.Ports;

public enum ConfigureOutcome
{
    Applied,

    /// <summary>The gate has a later revision.</summary>
    Older,
    Missing,
    OtherEpoch,
    OtherServer,
}
