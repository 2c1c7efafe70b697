using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Rules;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>Activities on the real database: what is written is what is read.</summary>
public sealed class ActivityStoreTests(PrivateServers servers) : IAsyncLifetime
{
    private CampaignsWorld _world = null!; // InitializeAsync

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await CampaignsWorld.CreateAsync(servers, nameof(ActivityStoreTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Drop_Created_IsReadWithItsProductAndRules()
    {
        RuleDto[] rules = [new(RuleKind.AGE, AtLeast: 19), new(RuleKind.PURCHASE, Bought: false, Days: 30, Category: "이어폰")];

        var view = await _world.ViewAsync(await _world.ActivityAsync(change: input => input with { Rules = rules }));

        Assert.Equal(ActivityStatus.DRAFT, view.Status);
        Assert.Equal("무선 이어폰", view.Product?.Name);
        Assert.Equal(new Money(129_000), view.Price);
        Assert.Equal(new Money(179_000), view.ListPrice);
        Assert.Equal(_world.Now.AddHours(1), view.OpensAt);
        Assert.Equal(10, view.Capacity);
        Assert.Equal(1, view.Version);
        Assert.Equal([new AgeRule(19, null), new PurchaseRule(false, 30, "이어폰")], view.Rules);
        Assert.Equal("11월 선착순", view.CampaignName);
    }

    [Fact]
    public async Task CouponDrop_Created_IsReadWithItsCoupon()
    {
        var coupon = await _world.CouponAsync();
        var id = await _world.ActivityAsync(change: input => input with
        {
            Type = ActivityType.COUPON,
            ProductId = null,
            CouponId = coupon.Value,
            PriceMinor = null,
            ListPriceMinor = null,
            MaxQuantity = 1,
        });

        var view = await _world.ViewAsync(id);

        Assert.Equal(ActivityType.COUPON, view.Type);
        Assert.Null(view.Product);
        Assert.Equal(new Money(10_000), view.Coupon?.Amount);
        Assert.Equal(new Money(30_000), view.Coupon?.MinOrder);
    }

    [Fact]
    public async Task Update_WithAnOldVersion_ChangesNothing()
    {
        var id = await _world.ActivityAsync();
        var before = await _world.ViewAsync(id);
        var input = _world.Drop(before.Product!.Id);
        CampaignsWorld.Value(await _world.Get<SaveActivity>().UpdateAsync(id, 1, input with { Title = "첫째" }, null, Cancelled));

        var late = await _world.Get<SaveActivity>().UpdateAsync(id, 1, input with { Title = "둘째" }, null, Cancelled);

        Assert.Equal(CampaignProblems.StaleVersion, Assert.Single(late.Problems).Code);
        Assert.Equal("첫째", (await _world.ViewAsync(id)).Title);
    }

    [Fact]
    public async Task PublicList_HoldsNoDraftsAndIsSortedByOpening()
    {
        var later = await _world.ActivityAsync(ActivityStatus.SCHEDULED, input => input with { OpensAt = _world.Now.AddHours(3), ClosesAt = _world.Now.AddHours(4) });
        var sooner = await _world.ActivityAsync(ActivityStatus.SCHEDULED);
        await _world.ActivityAsync();
        var ended = await _world.ActivityAsync(ActivityStatus.ENDED);

        var list = await _world.Get<IActivityCatalog>().ListPublicAsync(Cancelled);

        Assert.Equal([sooner, later, ended], list.Select(view => view.Id));
    }

    [Fact]
    public async Task Details_CountWhatIsHeldAndTaken()
    {
        var id = await _world.ActivityAsync(ActivityStatus.OPEN);
        await ReserveAsync(id, "PENDING", 2);
        await ReserveAsync(id, "EXPIRED", 1);
        await _world.Database.ExecuteAsync("UPDATE activity_stock SET taken = 3 WHERE activity_id = @id", new { id });

        var details = await _world.Get<ActivityStore>().FindDetailsAsync(id, Cancelled);
        var page = await _world.Get<ActivityStore>().ListAsync(null, ActivityStatus.OPEN, 1, 20, Cancelled);

        Assert.Equal((3, 2), (details!.Taken, details.Held));
        Assert.Equal((3, 2), (Assert.Single(page.Items).Taken, page.Items[0].Held));
    }

    [Fact]
    public async Task Draft_ThatWasNeverOpen_CanBeDeleted()
    {
        var draft = await _world.ActivityAsync();
        var scheduled = await _world.ActivityAsync(ActivityStatus.SCHEDULED);

        var gone = await _world.Get<DeleteDraftActivity>().HandleAsync(draft, 1, null, Cancelled);
        var kept = await _world.Get<DeleteDraftActivity>().HandleAsync(scheduled, (await _world.ViewAsync(scheduled)).Version, null, Cancelled);

        Assert.True(gone.Ok);
        Assert.Null(await _world.Get<IActivityCatalog>().FindAsync(draft, Cancelled));
        Assert.Equal(CampaignProblems.NotInThisStatus, Assert.Single(kept.Problems).Code);
    }

    private async Task ReserveAsync(ActivityId activity, string status, int quantity) => await _world.Database.ExecuteAsync(
        """
        INSERT INTO reservation (id, activity_id, user_id, ordinal, quantity, status, epoch, token_hash, reserved_at, deadline_at)
        VALUES (@id, @activity, @user, 1, @quantity, @status, 1, REPEAT('x', 32), @now, @now)
        """,
        new { id = Guid.CreateVersion7(), activity, user = await _world.PersonAsync(), quantity, status, now = _world.Now });
}
