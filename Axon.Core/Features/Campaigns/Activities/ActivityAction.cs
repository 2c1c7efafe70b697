namespace Axon.Core.Features.Campaigns.Activities;

/// <summary>What moves an activity from one status to the next.</summary>
public enum ActivityAction
{
    SCHEDULE,

    /// <summary>Back to a draft, before it has opened.</summary>
    UNSCHEDULE,

    /// <summary>Now, before its time.</summary>
    OPEN,
    PAUSE,
    RESUME,
    END,
}
