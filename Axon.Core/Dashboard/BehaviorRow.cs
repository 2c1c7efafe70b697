namespace Axon.Core.Dashboard;

/// <summary>One valid event, as the metrics see it.</summary>
public sealed record BehaviorRow
{
    /// <summary>Account, else the account that the same visit signed in with, else visitor; null when the visit was not recognised.</summary>
    public Guid? Person { get; init; }

    /// <summary>The event's type; a CLICK only when it was on the call to action.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public int Seq { get; init; }

    public required string Device { get; init; }

    public bool FromBackend { get; init; }

    /// <summary>When the person's visitor was first seen, ever; null for backend events.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>For events of accounts.</summary>
    public DateTimeOffset? AccountCreated { get; init; }

    public string? Reason { get; init; }

    public int? Quantity { get; init; }
}

/// <summary>Distinct people of one activity, or of one campaign when <see cref="ActivityId"/> is null.</summary>
public sealed record ReachRow
{
    public long CampaignId { get; init; }

    public long? ActivityId { get; init; }

    public long Visitors { get; init; }

    public long NewVisitors { get; init; }

    public long Viewers { get; init; }

    public long ClickedViewers { get; init; }

    /// <summary>Of the visitors, those with a purchase event.</summary>
    public long ConvertedVisitors { get; init; }

    public long Clicks { get; init; }

    public long StreamPaidUnits { get; init; }
}

/// <summary>The event types that dashboards read.</summary>
public static class EventKind
{
    public const string PageView = "PAGE_VIEW";
    public const string Click = "CLICK";
    public const string Reserved = "RESERVED";
    public const string Rejected = "REJECTED";
    public const string Expired = "RESERVATION_EXPIRED";
    public const string Cancelled = "RESERVATION_CANCELLED";
    public const string PaymentStarted = "PAYMENT_STARTED";
    public const string PaymentFailed = "PAYMENT_FAILED";

    /// <summary>A paid order, or a coupon that was given: the activity's goal.</summary>
    public const string Purchase = "PURCHASE";
}
