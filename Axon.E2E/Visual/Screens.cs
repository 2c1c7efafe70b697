namespace Axon.E2E.Visual;

/// <summary>The pages that people see, in the states that matter.</summary>
internal static class Screens
{
    private const string Live = "[data-live]";
    private const string Form = "#title";
    private const string Message = "main :is(.empty, .message)";

    public static IReadOnlyList<Screen> Shop { get; } =
    [
        new("place", "minji", shop => $"/reservations/{shop.Place.Id}", Everywhere: true, Doc: "ko-390-light"),
        new("home", "", _ => "/", Everywhere: true, Doc: "ko-390-light"),
        new("activity-open", "junho", shop => $"/campaign-activity/{shop.Selling.Value}", Everywhere: true, Doc: "en-390-dark"),
        new("activity-coming", "minji", shop => $"/campaign-activity/{shop.Coming.Value}"),
        new("activity-visitor", "", shop => $"/campaign-activity/{shop.Restricted.Value}"),
        new("activity-sold-out", "seoyeon", shop => $"/campaign-activity/{shop.SoldOut.Value}?answer=sold-out"),
        new("activity-bought", "minji", shop => $"/campaign-activity/{shop.SoldOut.Value}"),
        new("activity-paused", "minji", shop => $"/campaign-activity/{shop.Paused.Value}"),
        new("activity-ended", "minji", shop => $"/campaign-activity/{shop.Ended.Value}"),
        new("activity-not-eligible", "seoyeon", shop => $"/campaign-activity/{shop.Restricted.Value}?answer=not-eligible"),
        new("activity-coupon", "dohyun", shop => $"/campaign-activity/{shop.CouponDrop.Value}"),
        new("enter", "dohyun", shop => $"/campaign-activity/{shop.Selling.Value}/enter"),
        new("place-given-up", "junho", shop => $"/reservations/{shop.GivenUp.Id}"),
        new("order-paid", "minji", shop => $"/orders/{shop.Paid.Id}"),
        new("order-unpaid", "junho", shop => $"/orders/{shop.Unpaid.Id}"),
        new("order-refunded", "junho", shop => $"/orders/{shop.Refunded.Id}"),
        new("payment-failed", "junho", shop => $"/orders/{shop.Unpaid.Id.Value:D}/failed?code=PAY_PROCESS_CANCELED&message=x"),
        new("products", "", _ => "/products"),
        new("product", "minji", shop => $"/products/{shop.Product.Value}"),
        new("campaign", "", shop => $"/campaigns/{shop.Campaign.Value}"),
        new("me", "minji", _ => "/me"),
        new("me-orders", "junho", _ => "/me/orders"),
        new("me-orders-empty", "operator", _ => "/me/orders"),
        new("me-coupons", "junho", _ => "/me/coupons"),
        new("me-coupons-empty", "operator", _ => "/me/coupons"),
        new("me-profile", "minji", _ => "/me/profile"),
        new("me-password", "minji", _ => "/me/password"),
        new("me-records", "junho", _ => "/me/records", ".receipts"),
        new("sign-in", "", _ => "/sign-in"),
        new("sign-up", "", _ => "/sign-up"),
        new("sign-out", "minji", _ => "/sign-out"),
        new("not-found", "", _ => "/nothing-here", Status: 404),
        new("forbidden", "minji", _ => "/dashboard", Status: 403),
    ];

    public static IReadOnlyList<Screen> Staff { get; } =
    [
        new("control-room", "marketer", shop => $"/dashboard/activities/{shop.Selling.Value}", Live, Everywhere: true, Doc: "en-1366-light"),
        new("dashboard", "marketer", _ => "/dashboard", ".grid", Everywhere: true),
        new("admin-activity", "admin", shop => $"/admin/activities/{shop.Draft.Value}", Form, Everywhere: true, Doc: "ko-1366-light"),
        new("control-room-empty", "marketer", shop => $"/dashboard/activities/{shop.Coming.Value}", Live),
        new("control-room-coupon", "marketer", shop => $"/dashboard/activities/{shop.CouponDrop.Value}", Live),
        new("control-room-week", "marketer", shop => $"/dashboard/activities/{shop.Selling.Value}?range=days7", Live),
        new("dashboard-campaign", "marketer", shop => $"/dashboard/campaigns/{shop.Campaign.Value}", ".grid"),
        new("admin-campaigns", "admin", _ => "/admin/campaigns"),
        new("admin-campaign", "admin", shop => $"/admin/campaigns/{shop.Campaign.Value}"),
        new("admin-campaign-empty", "admin", shop => $"/admin/campaigns/{shop.Empty.Value}"),
        new("admin-campaign-edit", "admin", shop => $"/admin/campaigns/{shop.Campaign.Value}/edit"),
        new("admin-activity-open", "admin", shop => $"/admin/activities/{shop.Selling.Value}", Form),
        new("admin-activity-new", "admin", shop => $"/admin/campaigns/{shop.Campaign.Value}/activities/new", Form),
        new("admin-products", "admin", _ => "/admin/products"),
        new("admin-product", "admin", shop => $"/admin/products/{shop.Product.Value}"),
        new("admin-coupons", "admin", _ => "/admin/coupons"),
        new("admin-coupon-new", "admin", _ => "/admin/coupons/new"),
        new("admin-audit", "admin", _ => "/admin/audit"),
        new("admin-users", "admin", _ => "/admin/users"),
        new("admin-user", "admin", shop => $"/admin/users/{shop.Person("minji").User}"),
        new("admin-tracker", "admin", _ => "/admin/tracker"),
        new("admin-events", "admin", _ => "/admin/events"),
        new("admin-event-new", "admin", _ => "/admin/events/new"),
        new("operations", "operator", _ => "/operations", "main h1"),
        new("bad-rows", "operator", _ => "/operations/bad-rows"),
        new("bad-rows-group", "operator", _ => "/operations/bad-rows/event/unknown_version"),
        new("staff-not-found", "admin", _ => "/admin/products/999999", Status: 404),
        new("admin-activity-missing", "admin", _ => "/admin/activities/999999", Message),
        new("admin-campaign-marketer", "marketer", shop => $"/admin/campaigns/{shop.Campaign.Value}"),
    ];
}
