namespace Axon.Core.Features.Entry.Ports;

public enum PinOutcome
{
    /// <summary>The gate does not know the place, or it is another person's.</summary>
    Unknown,
    Pinned,
    Sold,
}
