using Axon.Core.Catalog.Rules;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Tests.Unit.Campaigns;

public sealed class RuleJsonTests
{
    [Fact]
    public void Rules_WrittenAndParsed_AreTheSame()
    {
        EligibilityRule[] rules =
        [
            new AgeRule(19, null),
            new AgeRule(null, 34),
            new AgeRule(20, 29),
            new GradeRule(Grade.SILVER),
            new RegionRule([Region.SEOUL, Region.BUSAN]),
            new BuyerRule(BuyerKind.NEW),
            new SignedUpBeforeRule(new DateOnly(2026, 11, 1)),
            new PurchaseRule(false, 30, "이어폰"),
            new PurchaseRule(true, null, "신발"),
            new PurchaseRule(true, 7, null),
        ];

        Assert.Equal(rules, RuleJson.TryParse(RuleJson.Write(rules)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"schema":1}""")]
    [InlineData("""{"schema":2,"rules":[]}""")]
    [InlineData("""{"schema":1,"rules":[null]}""")]
    [InlineData("""{"schema":1,"rules":[{}]}""")]
    [InlineData("""{"schema":1,"rules":[],"extra":1}""")]
    [InlineData("""{"schema":1,"schema":1,"rules":[]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"AGE"}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"AGE","atLeast":-1}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"AGE","atLeast":30,"atMost":20}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"AGE","atLeast":1e400}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"AGE","atLeast":"19"}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"AGE","atLeast":19,"days":3}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"AGE","atLeast":19,"sql":"1=1"}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"WEIGHT","atLeast":19}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":0,"atLeast":19}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"GRADE","grade":"PLATINUM"}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"REGION","regions":[]}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"PURCHASE","bought":true}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"PURCHASE","days":3}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"PURCHASE","bought":true,"days":0}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"SIGNED_UP_BEFORE","before":"0001-01-01"}]}""")]
    [InlineData("""{"schema":1,"rules":[{"type":"AGE","atLeast":19},{"type":"AGE","atLeast":19}]}""")]
    public void TryParse_AnythingElse_IsRefused(string json) => Assert.Null(RuleJson.TryParse(json));

    [Fact]
    public void TryParse_TooManyRules_IsRefused()
    {
        var rules = string.Join(',', Enumerable.Range(1, 21).Select(age => $$"""{"type":"AGE","atLeast":{{age}}}"""));

        Assert.Null(RuleJson.TryParse($$"""{"schema":1,"rules":[{{rules}}]}"""));
    }

    [Fact]
    public void TryParse_DeepNesting_IsRefusedQuickly() => Assert.Null(RuleJson.TryParse(new string('[', 100_000)));

    [Fact]
    public void Parse_DamagedRow_NeverLetsAnybodyIn() => Assert.Throws<InvalidDataException>(() => RuleJson.Parse("""{"schema":9}"""));
}
