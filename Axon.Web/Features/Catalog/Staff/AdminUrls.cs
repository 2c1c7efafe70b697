using Axon.Core.Kernel;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>Where the pages of campaigns, products, coupons and the audit log are.</summary>
public static class AdminUrls
{
    public const string Campaigns = "/admin/campaigns";
    public const string NewCampaign = "/admin/campaigns/new";
    public const string Products = "/admin/products";
    public const string NewProduct = "/admin/products/new";
    public const string Coupons = "/admin/coupons";
    public const string NewCoupon = "/admin/coupons/new";
    public const string Audit = "/admin/audit";
    public const string AuditCsv = "/admin/audit.csv";

    public static string Campaign(CampaignId id) => $"{Campaigns}/{id}";

    public static string EditCampaign(CampaignId id) => $"{Campaigns}/{id}/edit";

    public static string NewActivity(CampaignId campaign) => $"{Campaigns}/{campaign}/activities/new";

    public static string Activity(ActivityId id) => $"/admin/activities/{id}";

    public static string Product(ProductId id) => $"{Products}/{id}";

    public static string Coupon(CouponId id) => $"{Coupons}/{id}";

    /// <summary>The page that shoppers see.</summary>
    public static string ShopActivity(ActivityId id) => $"/campaign-activity/{id}";

    /// <summary>Keeps what is set, drops what is empty.</summary>
    public static string With(string path, params (string Name, object? Value)[] query)
    {
        var parts = query.Where(pair => pair.Value is not (null or "" or false)).Select(pair => $"{pair.Name}={Uri.EscapeDataString(Convert.ToString(pair.Value, System.Globalization.CultureInfo.InvariantCulture) ?? "")}").ToArray();
        return parts.Length == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }
}
