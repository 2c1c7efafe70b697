using Axon.Core.Catalog.Rules;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>Evaluation, count in SQL and a plain recount say the same about random people and random rules.</summary>
public sealed class AudienceTests(PrivateServers servers) : IAsyncLifetime
{
    private const int People = 120;
    private static readonly string[] Categories = ["이어폰", "신발", "Tea", "tea"];
    private readonly Random _random = new(20261121);
    private readonly List<Someone> _people = [];
    private CampaignsWorld _world = null!; // InitializeAsync

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await CampaignsWorld.CreateAsync(servers, nameof(AudienceTests));
        var products = new Dictionary<string, ProductId>();
        foreach (var category in Categories)
        {
            products[category] = await _world.ProductAsync(category, category);
        }

        for (var i = 0; i < People; i++)
        {
            await AddPersonAsync(products);
        }
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task RandomRules_EvaluatedCountedAndRecounted_Agree()
    {
        var people = _world.Get<PeopleStore>();
        var eligibility = _world.Get<Eligibility>();
        var template = await _world.ViewAsync(await _world.ActivityAsync());
        for (var round = 0; round < 60; round++)
        {
            EligibilityRule[] rules = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => RandomRule())];
            var expected = _people.Where(someone => rules.All(rule => Oracle(rule, someone))).Select(someone => someone.Id).ToHashSet();

            var counted = await people.CountAsync(rules, _world.Now, Cancelled);
            var admitted = new HashSet<UserId>();
            foreach (var someone in _people)
            {
                var verdict = await eligibility.CheckAsync(template with { Rules = rules }, someone.Id, Cancelled);
                Assert.Equal(verdict.Eligible, verdict.Failed is null);
                if (verdict.Eligible)
                {
                    admitted.Add(someone.Id);
                }
            }

            Assert.True(expected.SetEquals(admitted), string.Join(" + ", rules.Select(rule => rule.ToString())));
            Assert.Equal(new EligibleAudience(expected.Count, People), counted);
        }
    }

    [Fact]
    public async Task Check_UnknownPerson_FailsEveryRuleButNoRules()
    {
        var template = await _world.ViewAsync(await _world.ActivityAsync());
        var nobody = new UserId(Guid.CreateVersion7());

        Assert.True((await _world.Get<Eligibility>().CheckAsync(template, nobody, Cancelled)).Eligible);
        Assert.False((await _world.Get<Eligibility>().CheckAsync(template with { Rules = [new BuyerRule(BuyerKind.NEW)] }, nobody, Cancelled)).Eligible);
    }

    [Fact]
    public async Task Check_AfterAPurchaseIsKnown_SeesIt()
    {
        var template = await _world.ViewAsync(await _world.ActivityAsync()) with { Rules = [new BuyerRule(BuyerKind.NEW)] };
        var someone = await _world.PersonAsync();
        var eligibility = _world.Get<Eligibility>();
        var consumer = _world.Get<IEnumerable<IFactConsumer>>().Single(consumer => consumer.Name == "eligibility");
        Assert.True((await eligibility.CheckAsync(template, someone, Cancelled)).Eligible);

        await _world.OrderAsync(someone, null, _world.Now);
        var remembered = await eligibility.CheckAsync(template, someone, Cancelled);
        await consumer.HandleAsync(new Fact(Guid.CreateVersion7(), FactType.PURCHASE, "x", _world.Now, someone.Value), null!, Cancelled); // the consumer writes nothing
        var fresh = await eligibility.CheckAsync(template, someone, Cancelled);

        Assert.True(remembered.Eligible);
        Assert.Equal(new BuyerRule(BuyerKind.NEW), fresh.Failed);
    }

    // Written from the words of each rule, not from its code.
    private bool Oracle(EligibilityRule rule, Someone someone)
    {
        var bought = someone.Orders.Where(order => order.Counts).ToArray();
        switch (rule)
        {
            case AgeRule age:
                if (someone.BirthYear is null)
                {
                    return false;
                }

                // The clock stands at 14:00 in Seoul on 21 November 2026.
                var years = 2026 - someone.BirthYear;
                return (age.AtLeast is null || years >= age.AtLeast) && (age.AtMost is null || years <= age.AtMost);
            case GradeRule grade:
                return "BASIC SILVER GOLD VIP".Split(' ').SkipWhile(name => name != grade.AtLeast.ToString()).Contains(someone.Grade.ToString());
            case RegionRule region:
                return region.In.Any(one => one == someone.Region);
            case BuyerRule { Is: BuyerKind.NEW }:
                return bought.Length == 0;
            case BuyerRule:
                return bought.Length > 0;
            case SignedUpBeforeRule before:
                var dayInSeoul = DateOnly.FromDateTime(someone.CreatedAt.UtcDateTime.AddHours(9));
                return dayInSeoul < before.Before;
            case PurchaseRule purchase:
                var found = bought.Any(order => (purchase.Category is null || order.Category == purchase.Category) && (purchase.Days is null || (_world.Now - order.At).TotalDays <= purchase.Days));
                return purchase.Bought ? found : !found;
            default:
                throw new NotSupportedException(rule.ToString());
        }
    }

    private EligibilityRule RandomRule() => _random.Next(6) switch
    {
        0 => _random.Next(3) switch
        {
            0 => new AgeRule(_random.Next(15, 50), null),
            1 => new AgeRule(null, _random.Next(15, 50)),
            _ => new AgeRule(_random.Next(15, 30), _random.Next(30, 50)),
        },
        1 => new GradeRule(_random.GetItems(Enum.GetValues<Grade>(), 1)[0]),
        2 => new RegionRule([.. _random.GetItems(Enum.GetValues<Region>(), 6).Distinct().Order()]),
        3 => new BuyerRule(_random.GetItems(Enum.GetValues<BuyerKind>(), 1)[0]),
        4 => new SignedUpBeforeRule(DateOnly.FromDateTime(_world.Now.AddDays(-_random.Next(0, 40)).UtcDateTime)),
        _ => _random.Next(3) switch
        {
            0 => new PurchaseRule(_random.Next(2) == 0, _random.Next(1, 40), null),
            1 => new PurchaseRule(_random.Next(2) == 0, null, _random.GetItems(Categories, 1)[0]),
            _ => new PurchaseRule(_random.Next(2) == 0, _random.Next(1, 40), _random.GetItems(Categories, 1)[0]),
        },
    };

    private async Task AddPersonAsync(Dictionary<string, ProductId> products)
    {
        int? born = _random.Next(8) == 0 ? null : _random.Next(1976, 2012);
        Region? region = _random.Next(8) == 0 ? null : _random.GetItems(Enum.GetValues<Region>(), 1)[0];
        var grade = _random.GetItems(Enum.GetValues<Grade>(), 1)[0];
        // Whole half hours, so that the border between two days in Seoul is hit.
        var createdAt = _world.Now.AddMinutes(-30 * _random.Next(0, 40 * 48));
        var id = await _world.PersonAsync(born, region, grade, createdAt);
        var orders = new List<SomeOrder>();
        for (var i = _random.Next(0, 4); i > 0; i--)
        {
            var category = _random.Next(4) == 0 ? null : _random.GetItems(Categories, 1)[0];
            // Whole days, so that the border of "within n days" is hit.
            var order = new SomeOrder(_world.Now.AddDays(-_random.Next(0, 40)), category, _random.GetItems(["PAID", "PARTIALLY_REFUNDED", "REFUNDED", "AWAITING_PAYMENT"], 1)[0]);
            await _world.OrderAsync(id, category is null ? null : products[category], order.At, order.Status);
            orders.Add(order);
        }

        _people.Add(new Someone(id, born, region, grade, createdAt, orders));
    }

    private sealed record Someone(UserId Id, int? BirthYear, Region? Region, Grade Grade, DateTimeOffset CreatedAt, IReadOnlyList<SomeOrder> Orders);

    private sealed record SomeOrder(DateTimeOffset At, string? Category, string Status)
    {
        public bool Counts => Status is "PAID" or "PARTIALLY_REFUNDED";
    }
}
