using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>Decides whether a person may take part.</summary>
/// <remarks>
/// FAST rules (age, grade, region, new or returning, sign-up date) are answered from the cached person, HEAVY ones (what was bought when) from the cached purchase
/// history, read only when a rule asks for it. Both caches live at most ten seconds and forget a person when a purchase or refund of theirs is known. Costs no query
/// for an activity without rules.
/// </remarks>
public interface IEligibility
{
    /// <summary>Eligible, or the first rule that fails. An unknown person fails every rule.</summary>
    ValueTask<EligibilityVerdict> CheckAsync(ActivityView activity, UserId user, CancellationToken cancellationToken);

    /// <summary>Drops what is remembered of a person, so that the next check reads it afresh: their profile has changed.</summary>
    void Forget(UserId user);
}
