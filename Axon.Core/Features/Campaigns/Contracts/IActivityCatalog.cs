using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>Reads activities for those who sell and show them.</summary>
/// <remarks>Answers from memory, at most one second old; a change made by this process is seen at once. Costs one query for one reader when it is not in memory.</remarks>
public interface IActivityCatalog
{
    /// <summary>The activity in any status (drafts too: look at <see cref="ActivityView.IsPublic"/>), or null.</summary>
    ValueTask<ActivityView?> FindAsync(ActivityId id, CancellationToken cancellationToken);

    /// <summary>What shoppers may see: scheduled, open and paused ones by opening time, then those that ended in the last two weeks.</summary>
    ValueTask<IReadOnlyList<ActivityView>> ListPublicAsync(CancellationToken cancellationToken);
}
