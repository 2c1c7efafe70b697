using Axon.Core.Features.Behavior;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <summary>An event on its way into a group commit. What became of it is right once the commit has returned.</summary>
internal sealed class PendingEvent(BehaviorEvent happened)
{
    public BehaviorEvent Event => happened;

    public EventStatus Status { get; set; }

    /// <summary>Not kept, because it is about somebody who was erased after it happened.</summary>
    public bool IsErased { get; set; }
}
