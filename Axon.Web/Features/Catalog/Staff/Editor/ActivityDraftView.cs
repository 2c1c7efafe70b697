using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Products;
using Axon.Core.Catalog.Rules;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Web.Features.Entry.Shop;

namespace Axon.Web.Features.Catalog.Staff.Editor;

/// <summary>What shoppers would see of an activity that is being written: what cannot be read yet stands in for itself.</summary>
internal static class ActivityDraftView
{
    public static ActivityView Of(
        ActivityForm form, CampaignDetails campaign, ProductView? product, CouponView? coupon, IReadOnlyList<EligibilityRule> rules, DateTimeOffset now)
    {
        var input = form.ToInput([]);
        return new ActivityView
        {
            Id = new ActivityId(0),
            Campaign = campaign.Id,
            CampaignName = campaign.Name,
            Type = form.Type,
            Title = form.Title.Trim() is { Length: > 0 } title ? title : product?.Name ?? coupon?.Name ?? "…",
            Description = form.Description.Trim(),
            Status = ActivityStatus.SCHEDULED,
            OpensAt = input.OpensAt ?? now.AddHours(1),
            ClosesAt = input.ClosesAt ?? now.AddDays(1),
            HoldSeconds = input.HoldSeconds ?? 300,
            PerPersonLimit = input.PerPersonLimit ?? 1,
            MaxQuantity = input.MaxQuantity ?? 1,
            Price = new Money(input.PriceMinor ?? 0),
            ListPrice = input.ListPriceMinor is { } list ? new Money(list) : null,
            ShowRemaining = form.ShowRemaining,
            FewThreshold = input.FewThreshold ?? 0,
            Rules = rules,
            RefundDays = input.RefundDays ?? 0,
            Capacity = input.Capacity ?? 0,
            Product = form.Type == ActivityType.PURCHASE ? product : null,
            Coupon = form.Type == ActivityType.COUPON ? coupon : null,
            Image = form.ImageId is { } image ? new ImageId(image) : null,
            Version = 0,
        };
    }

    /// <summary>The activity at a stage: the clock stands where that stage is, and nobody is signed in.</summary>
    public static ActivityScene Scene(ActivityView view, ActivityStage stage)
    {
        var status = stage switch
        {
            ActivityStage.Coming => ActivityStatus.SCHEDULED,
            ActivityStage.Paused => ActivityStatus.PAUSED,
            ActivityStage.Ended => ActivityStatus.ENDED,
            _ => ActivityStatus.OPEN,
        };
        var now = stage switch
        {
            ActivityStage.Coming => view.OpensAt.AddMinutes(-10),
            ActivityStage.Ended => view.ClosesAt,
            // A schedule that makes no sense yet must not end the preview.
            _ => view.OpensAt < view.ClosesAt ? view.OpensAt : view.ClosesAt.AddSeconds(-1),
        };
        var remaining = view.ShowRemaining == ShowRemaining.ALWAYS && stage == ActivityStage.Open ? view.Capacity : (int?)null;
        var state = new ActivityState(
            view.Id, status, view.OpensAt, view.ClosesAt, stage == ActivityStage.SoldOut, remaining, view.ShowRemaining != ShowRemaining.NEVER && view.Capacity <= view.FewThreshold, 0, null, false, now);
        return new ActivityScene(view with { Status = status }, state, now);
    }

    public static ActivityStage StageOf(ActivityStatus status) => status switch
    {
        ActivityStatus.OPEN => ActivityStage.Open,
        ActivityStatus.PAUSED => ActivityStage.Paused,
        ActivityStatus.ENDED => ActivityStage.Ended,
        _ => ActivityStage.Coming,
    };
}
