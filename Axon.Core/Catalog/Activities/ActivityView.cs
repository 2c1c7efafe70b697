using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Products;
using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>Everything that is decided about an activity by its row: immutable, shared by all who read it within one second.</summary>
public sealed record ActivityView
{
    public required ActivityId Id { get; init; }

    public required CampaignId Campaign { get; init; }

    public required string CampaignName { get; init; }

    public required ActivityType Type { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>As the row says; use <see cref="StatusAt"/> where a second matters.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>UTC; the first instant at which nobody gets in any more.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Seconds between a reservation and its payment deadline.</summary>
    public required int HoldSeconds { get; init; }

    /// <summary>Units that one person may have over all their orders in this activity.</summary>
    public required int PerPersonLimit { get; init; }

    /// <summary>Units in one order, 1 to this.</summary>
    public required int MaxQuantity { get; init; }

    public required Money Price { get; init; }

    public Money? ListPrice { get; init; }

    public required ShowRemaining ShowRemaining { get; init; }

    public required int FewThreshold { get; init; }

    /// <summary>All must hold; empty for everybody.</summary>
    public required IReadOnlyList<EligibilityRule> Rules { get; init; }

    /// <summary>Days after payment in which the buyer may have all money back.</summary>
    public required int RefundDays { get; init; }

    public required int Capacity { get; init; }

    /// <summary>Set for PURCHASE.</summary>
    public ProductView? Product { get; init; }

    /// <summary>Set for COUPON.</summary>
    public CouponView? Coupon { get; init; }

    /// <summary>The activity's own picture; null shows the product's picture or artwork.</summary>
    public ImageId? Image { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Rises with every change of the row or of its capacity.</summary>
    public required int Version { get; init; }

    /// <summary>False for a draft, which shoppers must not learn of.</summary>
    public bool IsPublic => Status != ActivityStatus.DRAFT;

    /// <summary>
    /// The status at <paramref name="now"/>: the schedule opens and closes an activity at its second, also while the row still waits for the
    /// job that writes it down.
    /// </summary>
    public ActivityStatus StatusAt(DateTimeOffset now) => Status switch
    {
        ActivityStatus.SCHEDULED or ActivityStatus.OPEN or ActivityStatus.PAUSED when now >= ClosesAt => ActivityStatus.ENDED,
        ActivityStatus.SCHEDULED when now >= OpensAt => ActivityStatus.OPEN,
        _ => Status,
    };
}

/// <summary>DRAFT → SCHEDULED → OPEN ⇄ PAUSED → ENDED.</summary>
public enum ActivityStatus
{
    /// <summary>Being written; only staff see it.</summary>
    DRAFT,

    /// <summary>Announced; opens by itself when its time comes.</summary>
    SCHEDULED,
    OPEN,

    /// <summary>Stopped by staff for now; nobody new gets in, places already held stay payable.</summary>
    PAUSED,

    /// <summary>Over for good.</summary>
    ENDED,
}

/// <summary>What a shopper may see of the stock.</summary>
public enum ShowRemaining
{
    NEVER,

    /// <summary>"Few left" at or under the threshold, never the number.</summary>
    FEW,

    /// <summary>The number itself.</summary>
    ALWAYS,
}

public enum ActivityType
{
    /// <summary>A drop: a place is a right to buy one or more units of a product.</summary>
    PURCHASE,

    /// <summary>A place is a coupon; nothing is paid.</summary>
    COUPON,
}
