namespace Axon.Core.Features.Dashboard;

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
