using Axon.Core.Audit;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Images;
using Axon.Core.Catalog.Products;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>Writes an activity: a new one as a draft, or the present one if nobody else has saved since <c>version</c>.</summary>
/// <remarks>Once it has opened the capacity changes only by <see cref="ChangeActivityCapacity"/>, and what people decided by (<see cref="ActivityFreeze"/>) not at all.</remarks>
public sealed class SaveActivity
{
    private readonly ActivityStore _store;
    private readonly CampaignStore _campaigns;
    private readonly ActivityReferences _references;
    private readonly IAuditLog _audit;
    private readonly Database _database;
    private readonly ActivityChanges _changes;
    private readonly TimeProvider _clock;

    public SaveActivity(
        ActivityStore store,
        CampaignStore campaigns,
        ProductStore products,
        CouponStore coupons,
        ImageStore images,
        IAuditLog audit,
        Database database,
        ActivityChanges changes,
        TimeProvider clock)
    {
        (_store, _campaigns, _audit, _database, _changes, _clock) = (store, campaigns, audit, database, changes, clock);
        _references = new ActivityReferences(products, coupons, images);
    }

    public async Task<Result<ActivityId>> CreateAsync(CampaignId campaign, ActivityInput input, UserId? actor, CancellationToken cancellationToken)
    {
        if (await _campaigns.FindAsync(campaign, cancellationToken) is not { } parent)
        {
            return CampaignProblems.Missing<ActivityId>();
        }

        if (parent.Status == CampaignStatus.ENDED)
        {
            return new Problem(CampaignProblems.CampaignEnded);
        }

        var checks = new Checks();
        var values = await CheckAsync(input, parent, checks, cancellationToken);
        return checks.Passed
            ? await _database.InTransactionAsync<Result<ActivityId>>(
                async work =>
                {
                    var id = await _store.InsertAsync(campaign, values, _clock.GetUtcNow(), work, cancellationToken);
                    await _audit.AppendAsync(new AuditEntry(actor, "activity.create", "activity", id.ToString(), AuditDetail.Of(values)), work, cancellationToken);
                    return id;
                },
                cancellationToken)
            : Result<ActivityId>.Fail(checks.Problems);
    }

    public async Task<Result<ActivityId>> UpdateAsync(ActivityId id, int version, ActivityInput input, UserId? actor, CancellationToken cancellationToken)
    {
        if (await _store.FindAsync(id, cancellationToken) is not { } seen || await _campaigns.FindAsync(seen.Campaign, cancellationToken) is not { } campaign)
        {
            return CampaignProblems.Missing<ActivityId>();
        }

        var checks = new Checks();
        var values = await CheckAsync(input, campaign, checks, cancellationToken);
        if (!checks.Passed)
        {
            return Result<ActivityId>.Fail(checks.Problems);
        }

        var result = await _database.InTransactionAsync(work => UpdateAsync(id, version, values, actor, work, cancellationToken), cancellationToken);
        if (result.Ok)
        {
            await _changes.PublishAsync(id);
        }

        return result;
    }

    /// <summary>What keeps an input of <paramref name="campaign"/> from being saved, and a draft from being announced; nothing is written.</summary>
    /// <param name="present">What it changes, or null for a new activity.</param>
    public async Task<IReadOnlyList<Problem>> CheckAsync(CampaignDetails campaign, ActivityView? present, ActivityInput input, CancellationToken cancellationToken)
    {
        var checks = new Checks();
        var values = await CheckAsync(input, campaign, checks, cancellationToken);
        var now = _clock.GetUtcNow();
        if (checks.Passed && present is { Status: not ActivityStatus.DRAFT })
        {
            CheckChange(present, values, now, checks);
        }
        else if (checks.Passed)
        {
            checks.Require(values.ClosesAt > now, CampaignProblems.EndInPast, "closesAt");
        }

        return checks.Problems;
    }

    private async Task<ActivityValues> CheckAsync(ActivityInput input, CampaignDetails campaign, Checks checks, CancellationToken cancellationToken)
    {
        var values = ActivityChecks.Check(input, checks);
        if (checks.Passed)
        {
            await _references.CheckAsync(values, campaign, checks, cancellationToken);
        }

        return values;
    }

    private static void CheckChange(ActivityView present, ActivityValues values, DateTimeOffset now, Checks checks)
    {
        var before = ActivityValues.Of(present);
        ActivityFreeze.Check(present.StatusAt(now), before, values, checks);
        checks.Require(present.Status == ActivityStatus.DRAFT || values.ClosesAt == before.ClosesAt || values.ClosesAt > now, CampaignProblems.EndInPast, "closesAt");
    }

    private async Task<Result<ActivityId>> UpdateAsync(
        ActivityId id, int version, ActivityValues values, UserId? actor, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await _store.LockAsync(id, work, cancellationToken) is not { } present)
        {
            return CampaignProblems.Missing<ActivityId>();
        }

        if (present.View.Version != version)
        {
            return CampaignProblems.Stale<ActivityId>();
        }

        var now = _clock.GetUtcNow();
        var before = ActivityValues.Of(present.View);
        var checks = new Checks();
        CheckChange(present.View, values, now, checks);
        if (!checks.Passed)
        {
            return Result<ActivityId>.Fail(checks.Problems);
        }

        if (values.Capacity != before.Capacity && !await _store.TrySetCapacityAsync(id, values.Capacity, now, work, cancellationToken))
        {
            return new Problem(CampaignProblems.CapacityBelowTaken, "capacity");
        }

        await _store.UpdateAsync(id, values, now, work, cancellationToken);
        await _audit.AppendAsync(new AuditEntry(actor, "activity.update", "activity", id.ToString(), AuditDetail.Change(before, values)), work, cancellationToken);
        return id;
    }
}

/// <summary>What can be said about an input only by looking at what it refers to.</summary>
internal sealed class ActivityReferences(ProductStore products, CouponStore coupons, ImageStore images)
{
    public async Task CheckAsync(ActivityValues values, CampaignDetails campaign, Checks checks, CancellationToken cancellationToken)
    {
        checks.Require(values.OpensAt >= campaign.StartsAt, CampaignProblems.OutsideCampaign, "opensAt");
        checks.Require(values.ClosesAt <= campaign.EndsAt, CampaignProblems.OutsideCampaign, "closesAt");
        if (values.Product is { } product)
        {
            checks.Require(await products.FindAsync(product, cancellationToken) is not null, CampaignProblems.UnknownReference, "productId");
        }

        if (values.Coupon is { } id)
        {
            var coupon = await coupons.FindAsync(id, cancellationToken);
            checks.Require(coupon is not null, CampaignProblems.UnknownReference, "couponId");
            checks.Require(coupon is null || coupon.View.EndsAt > values.ClosesAt, CampaignProblems.CouponEndsFirst, "couponId");
        }

        if (values.Image is { } image)
        {
            checks.Require(await images.ExistsAsync(image, cancellationToken), CampaignProblems.UnknownReference, "imageId");
        }
    }
}
