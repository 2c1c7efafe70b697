using Axon.Core.Kernel;

namespace Axon.Web.Ui;

/// <summary>Where the shop's pages are.</summary>
public static class ShopUrls
{
    public const string Home = "/";
    public const string Products = "/products";
    public const string Me = "/me";
    public const string Orders = "/me/orders";
    public const string Coupons = "/me/coupons";

    public static string Campaign(CampaignId id) => $"/campaigns/{id.Value}";

    /// <param name="left">Beside an answer that is about it: how many are left.</param>
    public static string Activity(ActivityId id, string? answer = null, int? left = null) =>
        answer is null ? $"/campaign-activity/{id.Value}" : $"/campaign-activity/{id.Value}?answer={Uri.EscapeDataString(answer)}{(left is null ? "" : $"&left={left}")}";

    /// <summary>The form that enters without a script, and where signing in leads back to.</summary>
    public static string Enter(ActivityId id) => $"/campaign-activity/{id.Value}/enter";

    public static string State(ActivityId id) => $"/api/activities/{id.Value}/state";

    public static string Reservation(ReservationId id) => $"/reservations/{id}";

    public static string Order(OrderId id) => $"/orders/{id}";

    public static string Product(ProductId id) => $"/products/{id.Value}";

    public static string Shelf(string? category, int page) => (category, page) switch
    {
        (null, <= 1) => Products,
        (null, _) => $"{Products}?page={page}",
        (_, <= 1) => $"{Products}?category={Uri.EscapeDataString(category)}",
        _ => $"{Products}?category={Uri.EscapeDataString(category)}&page={page}",
    };
}
