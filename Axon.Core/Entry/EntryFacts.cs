using Axon.Core.Catalog.Activities;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>The facts of this feature, each made in one place.</summary>
internal static class EntryFacts
{
    public static Fact Reserved(Reservation row, ActivityView activity, TimeProvider clock) =>
        About(row, FactType.RESERVED, row.ReservedAt, activity.Campaign, activity.Product?.Id, clock);

    public static Fact CouponIssued(Reservation row, ActivityView activity, DateTimeOffset now, TimeProvider clock) =>
        About(row, FactType.COUPON_ISSUED, now, activity.Campaign, null, clock);

    public static Fact About(LockedReservation locked, FactType type, TimeProvider clock) =>
        About(locked.Row, type, locked.Now, locked.Activity.Campaign, locked.Activity.Product, clock);

    public static Fact Sold(Reservation row, ActivityView activity, DateTimeOffset now, TimeProvider clock) =>
        About(row, FactType.PLACE_SOLD, now, activity.Campaign, null, clock);

    public static Fact Rejected(ActivityView activity, UserId user, int quantity, string reason, TimeProvider clock) => new(
        Uuid.New(clock),
        FactType.REJECTED,
        $"user:{user}",
        clock.GetUtcNow(),
        user.Value,
        activity.Campaign.Value,
        activity.Id.Value,
        activity.Product?.Id.Value,
        Quantity: quantity,
        Reason: reason);

    private static Fact About(Reservation row, FactType type, DateTimeOffset at, CampaignId campaign, ProductId? product, TimeProvider clock) => new(
        Uuid.New(clock),
        type,
        Reservation.Aggregate(row.Id),
        at,
        row.User.Value,
        campaign.Value,
        row.Activity.Value,
        product?.Value,
        row.Id.Value,
        Quantity: row.Quantity);
}
