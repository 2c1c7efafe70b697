using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>What can be said about an input without looking anything up.</summary>
internal static class ActivityChecks
{
    public static ActivityValues Check(ActivityInput input, Checks checks)
    {
        checks.Require(input.Type is not null, CampaignProblems.Required, "type");
        checks.Require(input.Type is null || Enum.IsDefined(input.Type.Value), CampaignProblems.OutOfRange, "type");
        checks.Require(input.ShowRemaining is null || Enum.IsDefined(input.ShowRemaining.Value), CampaignProblems.OutOfRange, "showRemaining");
        var rules = RuleValidation.Build(input.Rules, checks);
        var perPerson = checks.Number(input.PerPersonLimit, 1, Limits.PerPerson, "perPersonLimit");
        var values = new ActivityValues(
            input.Type ?? ActivityType.PURCHASE,
            checks.Text(input.Title, Limits.Name, "title"),
            checks.Text(input.Description, Limits.Description, "description", required: false, lines: true),
            input.ProductId is { } product ? new ProductId(product) : null,
            input.CouponId is { } coupon ? new CouponId(coupon) : null,
            input.ImageId is { } image ? new ImageId(image) : null,
            checks.Instant(input.OpensAt, "opensAt"),
            checks.Instant(input.ClosesAt, "closesAt"),
            checks.Number(input.Capacity, 1, Limits.Units, "capacity"),
            perPerson,
            checks.Number(input.MaxQuantity ?? 1, 1, Limits.PerPerson, "maxQuantity"),
            checks.Number(input.HoldSeconds ?? 300, Limits.HoldSecondsLeast, Limits.HoldSecondsMost, "holdSeconds"),
            checks.OptionalAmount(input.PriceMinor, "priceMinor") ?? 0,
            checks.OptionalAmount(input.ListPriceMinor, "listPriceMinor"),
            input.ShowRemaining ?? ShowRemaining.FEW,
            checks.Number(input.FewThreshold ?? 20, 1, Limits.Units, "fewThreshold"),
            checks.Number(input.RefundDays ?? 7, 0, Limits.RefundDays, "refundDays"),
            checks.Passed ? RuleJson.Write(rules) : "");
        checks.Require(values.MaxQuantity <= Math.Max(perPerson, 1), CampaignProblems.AbovePersonLimit, "maxQuantity");
        checks.Require(input.OpensAt is null || input.ClosesAt is null || values.OpensAt < values.ClosesAt, CampaignProblems.EndNotAfterStart, "closesAt");
        ByType(input, values, checks);
        return values;
    }

    private static void ByType(ActivityInput input, ActivityValues values, Checks checks)
    {
        switch (values.Type)
        {
            case ActivityType.PURCHASE:
                checks.Require(values.Product is not null, CampaignProblems.Required, "productId");
                checks.Require(values.Coupon is null, CampaignProblems.NotAllowedForType, "couponId");
                checks.Require(input.PriceMinor is not null, CampaignProblems.Required, "priceMinor");
                checks.Require(input.PriceMinor is not 0, CampaignProblems.OutOfRange, "priceMinor");
                checks.Require(values.ListPriceMinor is null || values.ListPriceMinor >= values.PriceMinor, CampaignProblems.BelowPrice, "listPriceMinor");
                break;
            case ActivityType.COUPON:
                checks.Require(values.Coupon is not null, CampaignProblems.Required, "couponId");
                checks.Require(values.Product is null, CampaignProblems.NotAllowedForType, "productId");
                checks.Require(values.PriceMinor == 0, CampaignProblems.NotAllowedForType, "priceMinor");
                checks.Require(values.ListPriceMinor is null, CampaignProblems.NotAllowedForType, "listPriceMinor");
                checks.Require(values.MaxQuantity == 1, CampaignProblems.NotAllowedForType, "maxQuantity");
                break;
            default:
                break;
        }
    }
}
