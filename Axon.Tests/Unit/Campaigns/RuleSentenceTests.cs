using System.Globalization;
using Axon.Core.Catalog.Rules;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Web.Features.Catalog;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Axon.Tests.Unit.Campaigns;

public sealed class RuleSentenceTests
{
    private readonly RuleSentence _sentence = new(
        new ServiceCollection().AddLogging().AddAxonWords().BuildServiceProvider().GetRequiredService<IStringLocalizer<RuleStrings>>());

    public static TheoryData<EligibilityRule[], string, string> Sentences() => new()
    {
        { [], "가입한 사람 모두", "Everyone who has signed up" },
        { [new AgeRule(19, null)], "19세 이상인 사람", "People who are 19 or older" },
        { [new AgeRule(null, 34)], "34세 이하인 사람", "People who are 34 or younger" },
        { [new AgeRule(20, 29)], "20세부터 29세까지인 사람", "People who are 20 to 29 years old" },
        { [new AgeRule(20, 20)], "20세인 사람", "People who are 20 years old" },
        { [new GradeRule(Grade.SILVER)], "실버 등급 이상인 사람", "People who are Silver members or higher" },
        { [new GradeRule(Grade.VIP)], "VIP 등급인 사람", "People who are VIP members" },
        { [new RegionRule([Region.SEOUL, Region.BUSAN, Region.JEJU])], "서울, 부산 또는 제주에 사는 사람", "People who live in Seoul, Busan or Jeju" },
        { [new BuyerRule(BuyerKind.NEW)], "아직 산 적이 없는 사람", "People who have not bought here before" },
        { [new BuyerRule(BuyerKind.RETURNING)], "산 적이 있는 사람", "People who have bought here before" },
        { [new SignedUpBeforeRule(new DateOnly(2026, 11, 1))], "2026년 11월 1일 전에 가입한 사람", "People who signed up before Nov 1, 2026" },
        { [new PurchaseRule(true, 7, null)], "최근 7일 동안 산 것이 있는 사람", "People who have bought something in the last 7 days" },
        { [new PurchaseRule(false, 7, null)], "최근 7일 동안 아무것도 사지 않은 사람", "People who have bought nothing in the last 7 days" },
        { [new PurchaseRule(true, null, "모자")], "모자를 산 적이 있는 사람", "People who have ever bought from 모자" },
        { [new PurchaseRule(false, null, "TV")], "TV을(를) 산 적이 없는 사람", "People who have never bought from TV" },
        {
            [new AgeRule(19, null), new GradeRule(Grade.SILVER), new PurchaseRule(false, 30, "이어폰")],
            "19세 이상이고 실버 등급 이상이고 최근 30일 동안 이어폰을 사지 않은 사람",
            "People who are 19 or older, are Silver members or higher and have not bought from 이어폰 in the last 30 days"
        },
        {
            [new PurchaseRule(true, 30, "가방"), new RegionRule([Region.SEOUL]), new SignedUpBeforeRule(new DateOnly(2026, 1, 2)), new BuyerRule(BuyerKind.RETURNING), new AgeRule(30, null)],
            "최근 30일 동안 가방을 샀고 서울에 살고 2026년 1월 2일 전에 가입했고 산 적이 있고 30세 이상인 사람",
            "People who have bought from 가방 in the last 30 days, live in Seoul, signed up before Jan 2, 2026, have bought here before and are 30 or older"
        },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Of_Rules_ReadAsOneSentence(EligibilityRule[] rules, string korean, string english)
    {
        Assert.Equal(korean, In("ko", () => _sentence.Of(rules)));
        Assert.Equal(english, In("en", () => _sentence.Of(rules)));
    }

    [Fact]
    public void Refusal_NamesTheConditionThatFailed()
    {
        Assert.Equal("19세 이상인 분만 참여할 수 있어요.", In("ko", () => _sentence.Refusal(new AgeRule(19, null))));
        Assert.Equal("Only for people who are 19 or older.", In("en", () => _sentence.Refusal(new AgeRule(19, null))));
    }

    [Fact]
    public void ForShopper_WithoutRules_InvitesEverybody() => Assert.Equal("누구나 참여할 수 있어요.", In("ko", () => _sentence.ForShopper([])));

    private static string In(string culture, Func<string> text)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return text();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
