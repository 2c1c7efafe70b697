namespace Axon.Core.Features.Messages;

/// <summary>How a delivery ended.</summary>
public enum VerdictKind
{
    Done,

    /// <summary>Stays in its place: later facts of the aggregate wait behind it.</summary>
    Retry,

    /// <summary>Out of tries. Later facts of the aggregate go on; a person decides about this one.</summary>
    Dead,
}
