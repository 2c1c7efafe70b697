using Axon.Core.Catalog.Campaigns;

namespace Axon.Core.Catalog.Activities;

/// <summary>What may no longer change: people decide by what they were shown, and places were given out by it.</summary>
public static class ActivityFreeze
{
    private static readonly string[] OnceOpen = ["type", "productId", "couponId", "opensAt", "priceMinor", "listPriceMinor"];

    /// <summary>Fields that are fixed in this status.</summary>
    public static IReadOnlyList<string> Fields(ActivityStatus status) => status switch
    {
        ActivityStatus.DRAFT or ActivityStatus.SCHEDULED => [],
        // Who may take part can be corrected while nobody gets in.
        ActivityStatus.PAUSED => [.. OnceOpen, "capacity"],
        ActivityStatus.OPEN => [.. OnceOpen, "capacity", "rules"],
        ActivityStatus.ENDED =>
            [.. OnceOpen, "capacity", "rules", "closesAt", "holdSeconds", "perPersonLimit", "maxQuantity", "showRemaining", "fewThreshold", "refundDays"],
        _ => throw new System.Diagnostics.UnreachableException(status.ToString()),
    };

    internal static void Check(ActivityStatus status, ActivityValues before, ActivityValues after, Checks checks)
    {
        foreach (var field in Fields(status))
        {
            checks.Require(Equals(Value(before, field), Value(after, field)), CampaignProblems.Frozen, field);
        }
    }

    private static object? Value(ActivityValues values, string field) => field switch
    {
        "type" => values.Type,
        "productId" => values.Product,
        "couponId" => values.Coupon,
        "opensAt" => values.OpensAt,
        "closesAt" => values.ClosesAt,
        "priceMinor" => values.PriceMinor,
        "listPriceMinor" => values.ListPriceMinor,
        "capacity" => values.Capacity,
        "rules" => values.RulesJson,
        "holdSeconds" => values.HoldSeconds,
        "perPersonLimit" => values.PerPersonLimit,
        "maxQuantity" => values.MaxQuantity,
        "showRemaining" => values.ShowRemaining,
        "fewThreshold" => values.FewThreshold,
        "refundDays" => values.RefundDays,
        _ => throw new System.Diagnostics.UnreachableException(field),
    };
}
