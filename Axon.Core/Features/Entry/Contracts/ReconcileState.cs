namespace Axon.Core.Features.Entry.Contracts;

public enum ReconcileState
{
    /// <summary>Everything was compared and agrees.</summary>
    Proved,

    /// <summary>Something differs that may be work under way, or a gate could not be read: not yet known.</summary>
    Pending,

    /// <summary>Something differs and stays so.</summary>
    Broken,
}
