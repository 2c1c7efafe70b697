using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>Decides whether a person may take part.</summary>
/// <remarks>
/// FAST rules (age, grade, region, sign-up date) are answered from the cached profile, HEAVY ones (new or returning, what was bought when) from the cached purchase
/// history, read only when a rule asks for it. Both caches live at most ten seconds; a changed profile counts at once in this process, and a person's history is
/// forgotten when a purchase or refund of theirs is delivered. Costs no query for an activity without rules.
/// </remarks>
public interface IEligibility
{
    /// <summary>Eligible, or the first rule that fails. An unknown person fails every rule.</summary>
    ValueTask<EligibilityVerdict> CheckAsync(ActivityView activity, UserId user, CancellationToken cancellationToken);

    /// <summary>Drops what is remembered of a person's purchases, so that the next check reads them afresh.</summary>
    void Forget(UserId user);
}
