using Axon.Core.Features.Campaigns.Contracts;

namespace Axon.Core.Features.Entry;

/// <param name="Reservation">Set for Reserved and AlreadyReserved.</param>
/// <param name="Rule">The rule that says no (NotEligible).</param>
/// <param name="OpensAt">When it opens (NotOpen).</param>
/// <param name="Figure">Places left (TooFewLeft), the personal limit (LimitReached), the most units (QuantityRefused).</param>
public readonly record struct EntryResult(
    EntryOutcome Outcome,
    Reservation? Reservation = null,
    EligibilityRule? Rule = null,
    DateTimeOffset? OpensAt = null,
    int Figure = 0);
