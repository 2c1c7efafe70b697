namespace Axon.Core.Features.Entry.Ports;

public enum GateStatus
{
    /// <summary>Opens by itself at its time.</summary>
    Scheduled,
    Open,
    Paused,
    Ended,
}
