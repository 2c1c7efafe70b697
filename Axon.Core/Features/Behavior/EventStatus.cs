namespace Axon.Core.Features.Behavior;

/// <summary>The answer for one event.</summary>
public enum EventStatus
{
    /// <summary>Stored, and durable.</summary>
    Accepted,

    /// <summary>It was stored before: the sender may forget it.</summary>
    Duplicate,

    /// <summary>Not stored; sending it again changes nothing.</summary>
    Rejected,
}
