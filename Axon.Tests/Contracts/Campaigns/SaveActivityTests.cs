using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Rules;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>What staff write is refused field by field, and what shoppers decided by stays.</summary>
public sealed class SaveActivityTests(PrivateServers servers) : IAsyncLifetime
{
    private CampaignsWorld _world = null!; // InitializeAsync

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await CampaignsWorld.CreateAsync(servers, nameof(SaveActivityTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    public static TheoryData<string, string, Func<ActivityInput, ActivityInput>> Mistakes() => new()
    {
        { "title", CampaignProblems.Required, input => input with { Title = "  " } },
        { "title", CampaignProblems.TooLong, input => input with { Title = new string('가', 121) } },
        { "title", CampaignProblems.UnreadableText, input => input with { Title = "a\0b" } },
        { "title", CampaignProblems.UnreadableText, input => input with { Title = "a\ud800b" } },
        { "type", CampaignProblems.Required, input => input with { Type = null } },
        { "closesAt", CampaignProblems.EndNotAfterStart, input => input with { ClosesAt = input.OpensAt } },
        { "opensAt", CampaignProblems.OutOfRange, input => input with { OpensAt = DateTimeOffset.MinValue } },
        { "closesAt", CampaignProblems.OutOfRange, input => input with { ClosesAt = DateTimeOffset.MaxValue } },
        { "closesAt", CampaignProblems.OutsideCampaign, input => input with { ClosesAt = input.OpensAt!.Value.AddDays(90) } },
        { "capacity", CampaignProblems.OutOfRange, input => input with { Capacity = 0 } },
        { "capacity", CampaignProblems.OutOfRange, input => input with { Capacity = int.MaxValue } },
        { "perPersonLimit", CampaignProblems.OutOfRange, input => input with { PerPersonLimit = -1 } },
        { "maxQuantity", CampaignProblems.AbovePersonLimit, input => input with { MaxQuantity = 3 } },
        { "holdSeconds", CampaignProblems.OutOfRange, input => input with { HoldSeconds = 1 } },
        { "priceMinor", CampaignProblems.OutOfRange, input => input with { PriceMinor = -1 } },
        { "priceMinor", CampaignProblems.OutOfRange, input => input with { PriceMinor = long.MaxValue } },
        { "listPriceMinor", CampaignProblems.BelowPrice, input => input with { ListPriceMinor = 1 } },
        { "productId", CampaignProblems.UnknownReference, input => input with { ProductId = 999_999 } },
        { "couponId", CampaignProblems.NotAllowedForType, input => input with { CouponId = 1 } },
        { "imageId", CampaignProblems.UnknownReference, input => input with { ImageId = Guid.NewGuid() } },
        { "rules[0].atLeast", CampaignProblems.OutOfRange, input => input with { Rules = [new RuleDto(RuleKind.AGE, AtLeast: 1000)] } },
        { "rules[1]", CampaignProblems.DoubledRule, input => input with { Rules = [new RuleDto(RuleKind.AGE, AtLeast: 19), new RuleDto(RuleKind.AGE, AtLeast: 19)] } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Create_WithAMistake_NamesTheField(string field, string code, Func<ActivityInput, ActivityInput> mistake)
    {
        var input = mistake(_world.Drop(await _world.ProductAsync()));

        var result = await _world.Get<SaveActivity>().CreateAsync(await _world.CampaignAsync(), input, null, Cancelled);

        Assert.Contains(new Problem(code, field), result.Problems);
        Assert.Equal(0, await _world.Database.ScalarAsync<int>("SELECT COUNT(*) FROM activity"));
    }

    [Theory]
    [InlineData(ActivityStatus.OPEN, "priceMinor")]
    [InlineData(ActivityStatus.OPEN, "rules")]
    [InlineData(ActivityStatus.PAUSED, "priceMinor")]
    [InlineData(ActivityStatus.ENDED, "closesAt")]
    public async Task Update_OfWhatPeopleDecidedBy_IsRefused(ActivityStatus status, string field)
    {
        var id = await _world.ActivityAsync(status);
        var view = await _world.ViewAsync(id);
        var same = Same(view);

        var changed = field switch
        {
            "priceMinor" => same with { PriceMinor = 1000 },
            "rules" => same with { Rules = [new RuleDto(RuleKind.AGE, AtLeast: 19)] },
            _ => same with { ClosesAt = view.ClosesAt.AddHours(1) },
        };
        var result = await _world.Get<SaveActivity>().UpdateAsync(id, view.Version, changed, null, Cancelled);

        Assert.Equal(new Problem(CampaignProblems.Frozen, field), Assert.Single(result.Problems));
    }

    [Fact]
    public async Task Update_OfWordsWhileOpen_IsKeptToldAndAudited()
    {
        var id = await _world.ActivityAsync(ActivityStatus.OPEN);
        var view = await _world.ViewAsync(id);

        CampaignsWorld.Value(await _world.Get<SaveActivity>().UpdateAsync(id, view.Version, Same(view) with { Title = "새 이름", HoldSeconds = 60 }, null, Cancelled));

        var after = await _world.ViewAsync(id);
        Assert.Equal(("새 이름", 60), (after.Title, after.HoldSeconds));
        Assert.Equal(
            """{"title":{"from":"무선 이어폰 화이트 에디션","to":"새 이름"},"holdSeconds":{"from":300,"to":60}}""",
            await _world.Database.ScalarAsync<string>("SELECT detail FROM audit_log WHERE action = 'activity.update'"));
    }

    [Theory]
    [InlineData(ActivityStatus.OPEN)]
    [InlineData(ActivityStatus.DRAFT)]
    public async Task Check_OfAnEndThatIsOver_SaysWhatSavingOrSchedulingSays(ActivityStatus status)
    {
        var id = await _world.ActivityAsync(status);
        var view = await _world.ViewAsync(id);
        var campaign = await _world.Get<Axon.Core.Catalog.Campaigns.CampaignStore>().FindAsync(view.Campaign, Cancelled);
        _world.Clock.Advance(TimeSpan.FromMinutes(90));
        var over = Same(view) with { ClosesAt = view.OpensAt.AddMinutes(10) };
        var save = _world.Get<SaveActivity>();

        var told = await save.CheckAsync(campaign!, view, over, Cancelled);
        var saved = await save.UpdateAsync(id, view.Version, over, null, Cancelled);
        var problems = saved.Ok ? (await _world.Get<ChangeActivityStatus>().HandleAsync(id, ActivityAction.SCHEDULE, null, null, Cancelled)).Problems : saved.Problems;

        Assert.Equal(new Problem(CampaignProblems.EndInPast, "closesAt"), Assert.Single(told));
        Assert.Equal(told, problems);
        Assert.Empty(await save.CheckAsync(campaign!, view, over with { ClosesAt = _world.Now.AddMinutes(1) }, Cancelled));
    }

    [Fact]
    public async Task Campaign_ThatWouldCutOffAnActivity_IsRefused()
    {
        var view = await _world.ViewAsync(await _world.ActivityAsync(ActivityStatus.SCHEDULED));
        var campaign = await _world.Get<Axon.Core.Catalog.Campaigns.CampaignStore>().FindAsync(view.Campaign, Cancelled);

        var result = await _world.Get<SaveCampaign>().UpdateAsync(
            view.Campaign, campaign!.Version, new CampaignInput { Name = "x", StartsAt = campaign.StartsAt, EndsAt = view.OpensAt }, null, Cancelled);
        var ended = await _world.Get<ChangeCampaignStatus>().HandleAsync(view.Campaign, campaign.Version, CampaignStatus.ENDED, null, Cancelled);

        Assert.Equal(CampaignStatus.ACTIVE, campaign.Status);
        Assert.Equal(new Problem(CampaignProblems.CutsOffActivity, "endsAt"), Assert.Single(result.Problems));
        Assert.Equal(CampaignProblems.HasLiveActivities, Assert.Single(ended.Problems).Code);
    }

    [Fact]
    public async Task Listener_ThatFails_DoesNotUndoTheChange()
    {
        var id = await _world.ActivityAsync(ActivityStatus.SCHEDULED);
        _world.Changed.Fails = true;

        var result = await _world.Get<ChangeActivityStatus>().HandleAsync(id, ActivityAction.OPEN, null, null, Cancelled);

        Assert.True(result.Ok);
        Assert.Equal(ActivityStatus.OPEN, (await _world.ViewAsync(id)).Status);
    }

    private static ActivityInput Same(ActivityView view) => new()
    {
        Type = view.Type,
        Title = view.Title,
        Description = view.Description,
        ProductId = view.Product?.Id.Value,
        CouponId = view.Coupon?.Id.Value,
        OpensAt = view.OpensAt,
        ClosesAt = view.ClosesAt,
        Capacity = view.Capacity,
        PerPersonLimit = view.PerPersonLimit,
        MaxQuantity = view.MaxQuantity,
        HoldSeconds = view.HoldSeconds,
        PriceMinor = view.Price.Minor,
        ListPriceMinor = view.ListPrice?.Minor,
        ShowRemaining = view.ShowRemaining,
        FewThreshold = view.FewThreshold,
        RefundDays = view.RefundDays,
        Rules = [.. view.Rules.Select(RuleDto.From)],
    };
}
