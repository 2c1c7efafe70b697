using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Status;

/// <summary>What anybody may know of how an activity is selling: the same for all who look within one second.</summary>
/// <param name="Status">At <paramref name="At"/>, by the schedule too.</param>
/// <param name="SoldOut">Nobody can get in now; a place may still come back while <paramref name="InPayment"/> is above 0.</param>
/// <param name="Remaining">Units left; null unless staff have decided to show them.</param>
/// <param name="Left">Units left, for what the shop itself offers to choose from; null while it is not known. Never shown where staff show nothing.</param>
/// <param name="FewLeft">Units are left, but few; null where staff show nothing.</param>
/// <param name="InPayment">Units that somebody holds and has not paid for.</param>
/// <param name="LastDeadline">The latest moment at which a held unit can come back.</param>
/// <param name="Closed">The gate is being rebuilt: nobody gets in for a moment, and how much is left is not known.</param>
public sealed record ActivityState(
    ActivityId Activity,
    ActivityStatus Status,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    bool SoldOut,
    int? Remaining,
    bool? FewLeft,
    int InPayment,
    DateTimeOffset? LastDeadline,
    bool Closed,
    DateTimeOffset At,
    int? Left = null);
