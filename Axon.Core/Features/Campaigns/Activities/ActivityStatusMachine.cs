using Axon.Core.Features.Campaigns.Contracts;

namespace Axon.Core.Features.Campaigns.Activities;

/// <summary>DRAFT → SCHEDULED → OPEN ⇄ PAUSED → ENDED, and nothing else.</summary>
public static class ActivityStatusMachine
{
    /// <summary>The next status, or null when the action makes no sense in this one.</summary>
    public static ActivityStatus? Next(ActivityStatus from, ActivityAction action) => (from, action) switch
    {
        (ActivityStatus.DRAFT, ActivityAction.SCHEDULE) => ActivityStatus.SCHEDULED,
        (ActivityStatus.SCHEDULED, ActivityAction.UNSCHEDULE) => ActivityStatus.DRAFT,
        (ActivityStatus.SCHEDULED, ActivityAction.OPEN) => ActivityStatus.OPEN,
        (ActivityStatus.OPEN, ActivityAction.PAUSE) => ActivityStatus.PAUSED,
        (ActivityStatus.PAUSED, ActivityAction.RESUME) => ActivityStatus.OPEN,
        (ActivityStatus.SCHEDULED or ActivityStatus.OPEN or ActivityStatus.PAUSED, ActivityAction.END) => ActivityStatus.ENDED,
        _ => null,
    };

    /// <summary>What staff may do now, in the order in which buttons stand.</summary>
    public static IReadOnlyList<ActivityAction> Possible(ActivityStatus from) =>
        [.. Enum.GetValues<ActivityAction>().Where(action => Next(from, action) is not null)];
}
