using Axon.Core.Audit;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Coupons;

/// <summary>Writes a coupon: a new one, or the present one if nobody else has saved since <c>version</c>.</summary>
/// <remarks>Once somebody holds one, what it gives is fixed: only the name, a later end and a higher limit may change.</remarks>
public sealed class SaveCoupon(CouponStore store, IAuditLog audit, Database database, ActivityChanges changes, TimeProvider clock)
{
    public Task<Result<CouponId>> CreateAsync(CouponInput input, UserId? actor, CancellationToken cancellationToken)
    {
        var values = Check(input);
        return values.Ok
            ? database.InTransactionAsync<Result<CouponId>>(
                async work =>
                {
                    var id = await store.InsertAsync(values.Value, clock.GetUtcNow(), work, cancellationToken);
                    await audit.AppendAsync(new AuditEntry(actor, "coupon.create", "coupon", id.ToString(), AuditDetail.Of(values.Value)), work, cancellationToken);
                    return id;
                },
                cancellationToken)
            : Task.FromResult(Result<CouponId>.Fail(values.Problems));
    }

    public async Task<Result<CouponId>> UpdateAsync(CouponId id, int version, CouponInput input, UserId? actor, CancellationToken cancellationToken)
    {
        var values = Check(input);
        if (!values.Ok)
        {
            return Result<CouponId>.Fail(values.Problems);
        }

        var result = await database.InTransactionAsync(work => UpdateAsync(id, version, values.Value, actor, work, cancellationToken), cancellationToken);
        changes.ForgetAll();
        return result;
    }

    private async Task<Result<CouponId>> UpdateAsync(CouponId id, int version, CouponValues values, UserId? actor, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await store.LockAsync(id, work, cancellationToken) is not { } present)
        {
            return CampaignProblems.Missing<CouponId>();
        }

        if (present.Version != version)
        {
            return CampaignProblems.Stale<CouponId>();
        }

        var before = Of(present.View);
        var checks = new Checks();
        if (present.Issued > 0)
        {
            CheckPromise(before, values, checks);
        }

        if (!checks.Passed)
        {
            return Result<CouponId>.Fail(checks.Problems);
        }

        await store.UpdateAsync(id, values, clock.GetUtcNow(), work, cancellationToken);
        await audit.AppendAsync(new AuditEntry(actor, "coupon.update", "coupon", id.ToString(), AuditDetail.Change(before, values)), work, cancellationToken);
        return id;
    }

    private static void CheckPromise(CouponValues before, CouponValues after, Checks checks)
    {
        checks.Require(after.Kind == before.Kind, CampaignProblems.Frozen, "kind");
        checks.Require(after.AmountMinor == before.AmountMinor, CampaignProblems.Frozen, "amountMinor");
        checks.Require(after.Percent == before.Percent, CampaignProblems.Frozen, "percent");
        checks.Require(after.MaxDiscountMinor == before.MaxDiscountMinor, CampaignProblems.Frozen, "maxDiscountMinor");
        checks.Require(after.MinOrderMinor == before.MinOrderMinor, CampaignProblems.Frozen, "minOrderMinor");
        checks.Require(after.Category == before.Category, CampaignProblems.Frozen, "category");
        checks.Require(after.StartsAt <= before.StartsAt, CampaignProblems.Frozen, "startsAt");
        checks.Require(after.EndsAt >= before.EndsAt, CampaignProblems.Frozen, "endsAt");
        checks.Require(after.PerPersonLimit >= before.PerPersonLimit, CampaignProblems.Frozen, "perPersonLimit");
    }

    private static CouponValues Of(CouponView view) => new(
        view.Name,
        view.Kind,
        view.Amount?.Minor,
        view.Percent,
        view.MaxDiscount?.Minor,
        view.MinOrder.Minor,
        view.Category,
        view.StartsAt,
        view.EndsAt,
        view.PerPersonLimit);

    private static Result<CouponValues> Check(CouponInput input)
    {
        var checks = new Checks();
        checks.Require(input.Kind is not null, CampaignProblems.Required, "kind");
        checks.Require(input.Kind is null || Enum.IsDefined(input.Kind.Value), CampaignProblems.OutOfRange, "kind");
        var values = new CouponValues(
            checks.Text(input.Name, Limits.Name, "name"),
            input.Kind ?? CouponKind.AMOUNT,
            input.Kind == CouponKind.AMOUNT ? checks.Amount(input.AmountMinor, "amountMinor", minimum: 1) : input.AmountMinor,
            input.Kind == CouponKind.PERCENT ? checks.Number(input.Percent, 1, 100, "percent") : input.Percent,
            checks.OptionalAmount(input.MaxDiscountMinor, "maxDiscountMinor", minimum: 1),
            checks.OptionalAmount(input.MinOrderMinor, "minOrderMinor") ?? 0,
            checks.OptionalText(input.Category, Limits.Category, "category"),
            checks.Instant(input.StartsAt, "startsAt"),
            checks.Instant(input.EndsAt, "endsAt"),
            checks.Number(input.PerPersonLimit ?? 1, 1, Limits.PerPerson, "perPersonLimit"));
        checks.Require(input.Kind != CouponKind.AMOUNT || (values.Percent is null && values.MaxDiscountMinor is null), CampaignProblems.NotAllowedForType, "percent");
        checks.Require(input.Kind != CouponKind.PERCENT || values.AmountMinor is null, CampaignProblems.NotAllowedForType, "amountMinor");
        checks.Require(input.StartsAt is null || input.EndsAt is null || values.StartsAt < values.EndsAt, CampaignProblems.EndNotAfterStart, "endsAt");
        return checks.Passed ? values : Result<CouponValues>.Fail(checks.Problems);
    }
}

/// <summary>What staff write about a coupon. Times are UTC, money in minor units; a null is a field left empty.</summary>
public record CouponInput
{
    public string? Name { get; init; }

    public CouponKind? Kind { get; init; }

    public long? AmountMinor { get; init; }

    public int? Percent { get; init; }

    public long? MaxDiscountMinor { get; init; }

    public long? MinOrderMinor { get; init; }

    public string? Category { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public int? PerPersonLimit { get; init; }
}
