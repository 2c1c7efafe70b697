namespace Axon.Core.Features.Behavior;

/// <summary>What the index did with one event.</summary>
public enum IndexOutcome
{
    Stored,

    /// <summary>It was stored before, by an earlier delivery: as good as stored.</summary>
    AlreadyThere,

    /// <summary>It never will be stored; delivering it again changes nothing.</summary>
    Refused,

    /// <summary>It is older than the erasure of the person it is about, and not stored.</summary>
    Erased,
}
