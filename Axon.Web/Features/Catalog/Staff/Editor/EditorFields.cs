using Axon.Web.Resources;

namespace Axon.Web.Features.Catalog.Staff.Editor;

/// <summary>Where the fields of an activity are on the page, and what they are called there.</summary>
internal static class EditorFields
{
    private static readonly (string Field, string Id, string Label)[] All =
    [
        ("type", "type", nameof(AdminStrings.Type)),
        ("productId", "product", nameof(AdminStrings.Product)),
        ("couponId", "coupon", nameof(AdminStrings.Coupon)),
        ("title", "title", nameof(AdminStrings.Title)),
        ("priceMinor", "price", nameof(AdminStrings.Price)),
        ("listPriceMinor", "list-price", nameof(AdminStrings.ListPrice)),
        ("refundDays", "refund-days", nameof(AdminStrings.RefundDays)),
        ("description", "description", nameof(AdminStrings.Description)),
        ("opensAt", "opens-at", nameof(AdminStrings.OpensAt)),
        ("closesAt", "closes-at", nameof(AdminStrings.ClosesAt)),
        ("capacity", "capacity", nameof(AdminStrings.Capacity)),
        ("perPersonLimit", "per-person", nameof(AdminStrings.PerPersonLimit)),
        ("maxQuantity", "max-quantity", nameof(AdminStrings.MaxQuantity)),
        ("holdSeconds", "hold-seconds", nameof(AdminStrings.HoldSeconds)),
        ("showRemaining", "show-remaining", nameof(AdminStrings.ShowRemaining)),
        ("fewThreshold", "few-threshold", nameof(AdminStrings.FewThreshold)),
        ("rules", "new-rule", nameof(AdminStrings.Who)),
        ("image", "activity-image", nameof(AdminStrings.UploadImage)),
    ];

    /// <summary>The fields with something wrong, from the top of the page to its end. Label is a key of <see cref="AdminStrings"/>.</summary>
    public static IReadOnlyList<(string Id, string Label)> Wrong(FormErrors errors) =>
        [.. All.Where(one => errors.Fields.Any(field => field == one.Field || field.StartsWith(one.Field + "[", StringComparison.Ordinal) || field == one.Field + "Id")).Select(one => (one.Id, one.Label))];
}
