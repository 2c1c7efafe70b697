using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Rules;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Tests.Unit.Campaigns;

/// <summary>Each way in which a written rule makes no sense has its reason and its place; what makes sense becomes the rule that was meant.</summary>
public sealed class RuleValidationTests
{
    private static readonly RuleDto Adults = new(RuleKind.AGE, AtLeast: 19);

    public static TheoryData<RuleDto?, string> Wrong => new()
    {
        { null, "bad-rule rules[0]" },
        { new RuleDto((RuleKind)99), "bad-rule rules[0]" },
        { new RuleDto(RuleKind.AGE), "required rules[0].atLeast" },
        { new RuleDto(RuleKind.AGE, AtLeast: -1), "out-of-range rules[0].atLeast" },
        { new RuleDto(RuleKind.AGE, AtLeast: 121), "out-of-range rules[0].atLeast" },
        { new RuleDto(RuleKind.AGE, AtMost: -1), "out-of-range rules[0].atMost" },
        { new RuleDto(RuleKind.AGE, AtMost: 121), "out-of-range rules[0].atMost" },
        { new RuleDto(RuleKind.AGE, AtLeast: 30, AtMost: 29), "out-of-range rules[0].atMost" },
        { new RuleDto(RuleKind.AGE, AtLeast: 19, Grade: Grade.GOLD), "bad-rule rules[0]" },
        { new RuleDto(RuleKind.AGE, AtLeast: 19, Category: "shoes"), "bad-rule rules[0]" },
        { new RuleDto(RuleKind.AGE, AtLeast: 19, Regions: []), "bad-rule rules[0]" },
        { new RuleDto(RuleKind.GRADE), "required rules[0].grade" },
        { new RuleDto(RuleKind.GRADE, Grade: (Grade)99), "bad-rule rules[0].grade" },
        { new RuleDto(RuleKind.GRADE, Grade: Grade.GOLD, Days: 1), "bad-rule rules[0]" },
        { new RuleDto(RuleKind.REGION), "required rules[0].regions" },
        { new RuleDto(RuleKind.REGION, Regions: []), "required rules[0].regions" },
        { new RuleDto(RuleKind.REGION, Regions: [(Region)99]), "bad-rule rules[0].regions" },
        { new RuleDto(RuleKind.REGION, Regions: [Region.SEOUL], Buyer: BuyerKind.NEW), "bad-rule rules[0]" },
        { new RuleDto(RuleKind.BUYER), "required rules[0].buyer" },
        { new RuleDto(RuleKind.BUYER, Buyer: (BuyerKind)99), "bad-rule rules[0].buyer" },
        { new RuleDto(RuleKind.BUYER, Buyer: BuyerKind.NEW, Bought: true), "bad-rule rules[0]" },
        { new RuleDto(RuleKind.SIGNED_UP_BEFORE), "required rules[0].before" },
        { new RuleDto(RuleKind.SIGNED_UP_BEFORE, Before: new DateOnly(1999, 12, 31)), "out-of-range rules[0].before" },
        { new RuleDto(RuleKind.SIGNED_UP_BEFORE, Before: new DateOnly(2101, 1, 1)), "out-of-range rules[0].before" },
        { new RuleDto(RuleKind.PURCHASE, Days: 30), "required rules[0].bought" },
        { new RuleDto(RuleKind.PURCHASE, Bought: true), "required rules[0].days" },
        { new RuleDto(RuleKind.PURCHASE, Bought: true, Category: " "), "required rules[0].days" },
        { new RuleDto(RuleKind.PURCHASE, Bought: true, Days: 0), "out-of-range rules[0].days" },
        { new RuleDto(RuleKind.PURCHASE, Bought: true, Days: 3651), "out-of-range rules[0].days" },
        { new RuleDto(RuleKind.PURCHASE, Bought: true, Category: new string('x', 41)), "too-long rules[0].category" },
        { new RuleDto(RuleKind.PURCHASE, Bought: true, Days: 1, Category: "a\u202Eb"), "unreadable-text rules[0].category" },
    };

    public static TheoryData<RuleDto> Right => new()
    {
        new RuleDto(RuleKind.AGE, AtLeast: 0),
        new RuleDto(RuleKind.AGE, AtMost: 120),
        new RuleDto(RuleKind.AGE, AtLeast: 20, AtMost: 20),
        new RuleDto(RuleKind.GRADE, Grade: Grade.VIP),
        new RuleDto(RuleKind.REGION, Regions: [Region.SEOUL, Region.BUSAN]),
        new RuleDto(RuleKind.BUYER, Buyer: BuyerKind.RETURNING),
        new RuleDto(RuleKind.SIGNED_UP_BEFORE, Before: new DateOnly(2000, 1, 1)),
        new RuleDto(RuleKind.PURCHASE, Bought: false, Days: 3650),
        new RuleDto(RuleKind.PURCHASE, Bought: true, Category: "신발"),
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Rule_ThatMakesNoSense_HasItsReasonAndPlace(RuleDto? written, string expected)
    {
        var checks = new Checks();
        RuleValidation.Build([written!], checks); // what programs send may be null

        Assert.Contains(expected, checks.Problems.Select(problem => $"{problem.Code["campaigns/".Length..]} {problem.Field}"));
        Assert.Null(RuleValidation.TryBuild([written!]));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Rule_ThatMakesSense_SaysTheSameAsWasWritten(RuleDto written)
    {
        var rule = Assert.Single(RuleValidation.TryBuild([written])!); // it makes sense

        var back = RuleDto.From(rule);
        Assert.Equal(written with { Regions = null }, back with { Regions = null });
        Assert.Equal(written.Regions?.Order(), back.Regions);
    }

    [Fact]
    public void Regions_NamedTwice_AreOneEachInTheirOrder() =>
        Assert.Equal([new RegionRule([Region.SEOUL, Region.BUSAN])], RuleValidation.TryBuild([new RuleDto(RuleKind.REGION, Regions: [Region.BUSAN, Region.SEOUL, Region.BUSAN])]));

    [Fact]
    public void Category_WithSpaces_IsTheOneWithout() =>
        Assert.Equal([new PurchaseRule(true, null, "신발")], RuleValidation.TryBuild([new RuleDto(RuleKind.PURCHASE, Bought: true, Category: " 신발 ")]));

    [Fact]
    public void Rules_WrittenTwice_AreNamedAtTheSecond()
    {
        var checks = new Checks();

        RuleValidation.Build([Adults, new RuleDto(RuleKind.GRADE, Grade: Grade.GOLD), Adults], checks);

        Assert.Equal([(CampaignProblems.DoubledRule, "rules[2]")], checks.Problems.Select(problem => (problem.Code, problem.Field)));
    }

    [Fact]
    public void Rules_MoreThanTwenty_AreRefusedTogether()
    {
        var checks = new Checks();

        RuleValidation.Build([.. Enumerable.Range(0, 21).Select(age => new RuleDto(RuleKind.AGE, AtLeast: age))], checks);

        Assert.Equal([(CampaignProblems.OutOfRange, "rules")], checks.Problems.Select(problem => (problem.Code, problem.Field)));
    }

    [Fact]
    public void Rules_NotWritten_AreNone() => Assert.Empty(RuleValidation.Build(null, new Checks()));
}
