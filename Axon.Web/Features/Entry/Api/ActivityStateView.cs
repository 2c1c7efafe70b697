using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Entry.Status;

namespace Axon.Web.Features.Entry.Api;

/// <param name="SoldOut">Nobody gets in now; while inPayment is above 0 a place may come back, at the latest at lastDeadline.</param>
/// <param name="Remaining">Units left, where the seller shows them.</param>
/// <param name="FewLeft">Where the seller shows that.</param>
/// <param name="InPayment">Units that are held and not yet paid for.</param>
/// <param name="GateClosed">Nobody gets in for a moment, and how much is left is not known.</param>
internal sealed record ActivityStateView(
    ActivityStatus Status,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    DateTimeOffset ServerNow,
    bool SoldOut,
    int? Remaining,
    bool? FewLeft,
    int InPayment,
    DateTimeOffset? LastDeadline,
    bool GateClosed)
{
    public static ActivityStateView Of(ActivityState state) => new(
        state.Status,
        state.OpensAt,
        state.ClosesAt,
        state.At,
        state.SoldOut,
        state.Remaining,
        state.FewLeft,
        state.InPayment,
        state.LastDeadline,
        state.Closed);
}
