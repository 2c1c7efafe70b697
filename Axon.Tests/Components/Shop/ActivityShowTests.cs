using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Rules;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Web.Features.Catalog;
using Axon.Web.Features.Entry.Shop;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Components.Shop;

public sealed class ActivityShowTests : AxonBunitContext
{
    public ActivityShowTests() => Services.AddSingleton<RuleSentence>();

    [Theory]
    [InlineData("ko", "참여하기")]
    [InlineData("en", "Enter")]
    public void Open_SignedIn_OneButtonTakesThePlace(string culture, string expected)
    {
        UseCulture(culture);

        var page = Show(Given.Scene());

        var button = page.Find("button[data-axon=enter]");
        Assert.Equal(expected, button.TextContent);
        Assert.False(button.HasAttribute("disabled"));
        Assert.Equal("7", page.Find("form").GetAttribute("data-enter"));
        Assert.Equal("/campaign-activity/7/enter", page.Find("form").GetAttribute("action"));
    }

    [Fact]
    public void Open_NobodySignedIn_LeavesTheFormToTheBrowser() =>
        Assert.False(Show(Given.Scene() with { SignedIn = false }).Find("form").HasAttribute("data-enter"));

    [Theory]
    [InlineData("ko", "11월 24일(화) 자정까지")]
    [InlineData("en", "until midnight, Tue, Nov 24")]
    public void Open_ClosesAtMidnight_NamesTheLastDay(string culture, string expected)
    {
        UseCulture(culture);
        var midnight = new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);

        var page = Show(Given.Scene(Given.Drop with { ShowRemaining = ShowRemaining.NEVER, ClosesAt = midnight }, Given.State with { FewLeft = null }));

        Assert.Equal(expected, page.Find(".when b").TextContent);
    }

    [Fact]
    public void CouponDrop_CouponEndsAtMidnight_NamesTheLastDayToUseIt()
    {
        var coupon = Given.Coupon.Coupon! with { EndsAt = new DateTimeOffset(2027, 2, 28, 15, 0, 0, TimeSpan.Zero) };

        Assert.Contains("2027년 2월 28일(일)까지 쓸 수 있어요", Show(Given.Scene(Given.Coupon with { Coupon = coupon })).Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Ended_SaysThatTheTimeIsItsEnd()
    {
        var page = Show(Given.Scene(Given.Drop with { Status = ActivityStatus.ENDED, ClosesAt = Given.Now.AddMinutes(-44) }));

        Assert.Equal("오늘 오후 1:16에 끝났어요", page.Find(".when b").TextContent);
    }

    [Fact]
    public void Open_OneUnit_OffersNoQuantity() => Assert.Empty(Show(Given.Scene()).FindAll("select"));

    [Fact]
    public void Open_SomeBoughtAlready_OffersOnlyTheRest()
    {
        var scene = Given.Scene(Given.Drop with { PerPersonLimit = 4, MaxQuantity = 4 }) with { Bought = 1 };

        Assert.Equal(3, Show(scene).FindAll("select option").Count);
    }

    [Theory]
    [InlineData("ko", "오늘 오후 2:02에 열려요")]
    [InlineData("en", "Opens today 2:02 PM")]
    public void Coming_BeforeOpening_SleepsAndWakesByTheCountdown(string culture, string expected)
    {
        UseCulture(culture);

        var page = Show(Given.Scene(Given.Drop with { Status = ActivityStatus.SCHEDULED, OpensAt = Given.Now.AddSeconds(133) }));

        var button = page.Find("#go");
        Assert.True(button.HasAttribute("disabled"));
        Assert.Equal(expected, button.TextContent);
        Assert.NotEmpty(button.GetAttribute("data-awake")!);
        Assert.Equal("go", page.Find("axon-countdown").GetAttribute("wakes"));
        Assert.Equal("00:02:13", page.Find("axon-countdown").TextContent);
    }

    [Fact]
    public void Open_FewLeftButNumberHidden_SaysFewWithoutTheNumber()
    {
        var page = Show(Given.Scene(state: Given.State with { FewLeft = true }));

        Assert.Equal("얼마 남지 않았어요", page.Find(".when.few b").TextContent);
    }

    [Fact]
    public void Open_SellerShowsStock_SaysTheNumber() =>
        Assert.Equal("38개 남았어요", Show(Given.Scene(state: Given.State with { Remaining = 38 })).Find(".when b").TextContent);

    [Fact]
    public void Open_SellerShowsNothing_SaysNothingOfStock()
    {
        var page = Show(Given.Scene(Given.Drop with { ShowRemaining = ShowRemaining.NEVER }, Given.State with { FewLeft = null }));

        Assert.DoesNotContain("300", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("남", page.Find(".when").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", "아직 결제하지 않은 자리가 12개 있어요. 결제하지 않으면 오늘 오후 2:05까지")]
    [InlineData("en", "12 held places are not paid for yet. What is not paid comes back one by one until 2:05 PM today")]
    public void SoldOut_SomeInPayment_SaysHowManyAndUntilWhen(string culture, string expected)
    {
        UseCulture(culture);

        var page = Show(Given.Scene(state: Given.State with { SoldOut = true, InPayment = 12, LastDeadline = Given.Now.AddMinutes(5) }));

        Assert.Contains(expected, page.Find(".big").TextContent, StringComparison.Ordinal);
        Assert.Equal("/api/activities/7/state", page.Find("#scene").GetAttribute("data-watch"));
        Assert.True(page.Find(".foot button").HasAttribute("disabled"));
        Assert.Empty(page.FindAll(".meter"));
    }

    [Fact]
    public void SoldOut_NobodyInPayment_PromisesNothing()
    {
        var page = Show(Given.Scene(state: Given.State with { SoldOut = true }));

        Assert.Equal("모두 팔렸어요", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll(".foot button"));
    }

    [Fact]
    public void SoldOut_PersonHoldsAPlace_LeadsToIt()
    {
        var page = Show(Given.Scene(state: Given.State with { SoldOut = true }) with { Mine = Given.Place() });

        Assert.Equal("/reservations/01a1fdc3-0000-7000-8000-0000000000aa", page.Find(".foot a.go").GetAttribute("href"));
    }

    [Fact]
    public void Open_PersonIsNotEligible_SaysWhyAndOffersNoButton()
    {
        var rule = new GradeRule(Grade.SILVER);

        var page = Show(Given.Scene(Given.Drop with { Rules = [rule] }) with { Verdict = new EligibilityVerdict(false, rule) });

        Assert.Empty(page.FindAll("[data-axon=enter]"));
        Assert.Contains("실버", page.Find(".facts .no").TextContent, StringComparison.Ordinal);
        Assert.Contains("실버", page.Find(".foot small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LimitReached_LeadsToOrders()
    {
        var page = Show(Given.Scene() with { Bought = 1, Mine = Given.Place(ReservationStatus.PAID) });

        Assert.Equal("/me/orders", page.Find(".foot a.go").GetAttribute("href"));
        Assert.Contains("샀어요", page.Find(".when").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-axon=enter]"));
    }

    [Fact]
    public void Coupon_Open_CostsNothingAndSaysWhatItGives()
    {
        var page = Show(Given.Scene(Given.Coupon));

        Assert.Equal("무료", page.Find(".price b").TextContent);
        Assert.Equal("쿠폰 받기", page.Find("[data-axon=enter]").TextContent);
        Assert.Contains("50,000원 이상", page.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ActivityStatus.PAUSED, "잠시 멈췄어요")]
    [InlineData(ActivityStatus.ENDED, "끝난 행사예요")]
    public void NotOpen_Stopped_SaysSoAndTakesNobody(ActivityStatus status, string expected)
    {
        var page = Show(Given.Scene(Given.Drop with { Status = status }));

        Assert.Contains(expected, page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-axon=enter]"));
    }

    [Fact]
    public void Waiting_GateIsBeingRebuilt_KeepsLooking()
    {
        var page = Show(Given.Scene(state: Given.State with { Closed = true }));

        Assert.Equal("Waiting", page.Find("#scene").GetAttribute("data-stage"));
        Assert.NotNull(page.Find("#scene").GetAttribute("data-watch"));
        Assert.Empty(page.FindAll("[data-axon=enter]"));
    }

    [Fact]
    public void TooFewLeft_OneLeft_OffersItInOnePress()
    {
        var scene = Given.Scene(Given.Drop with { MaxQuantity = 3, PerPersonLimit = 3 }, Given.State with { Left = 3 }) with { LastLeft = 1 };
        var page = Render<ActivityShow>(p => p.Add(c => c.Scene, scene).Add(c => c.Answer, "too-few-left"));

        Assert.Contains("1개만 남았어요", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("남은 1개로 참여하기", page.Find("[data-axon=enter]").TextContent);
        Assert.Empty(page.FindAll("[name=quantity]"));
    }

    [Fact]
    public void TooFewLeft_TwoOfThreeLeft_HasTwoChosen()
    {
        var scene = Given.Scene(Given.Drop with { MaxQuantity = 3, PerPersonLimit = 3 }, Given.State with { Left = 2 }) with { LastLeft = 2 };
        var page = Render<ActivityShow>(p => p.Add(c => c.Scene, scene).Add(c => c.Answer, "too-few-left"));

        Assert.Equal(["1", "2"], page.FindAll("[name=quantity] option").Select(option => option.GetAttribute("value")));
        Assert.Equal("2", page.Find("[name=quantity] option[selected]").GetAttribute("value"));
    }

    [Fact]
    public void Choice_NeverOffersMoreThanIsLeft()
    {
        var page = Show(Given.Scene(Given.Drop with { MaxQuantity = 5, PerPersonLimit = 5 }, Given.State with { Left = 2 }));

        Assert.Equal(["1", "2"], page.FindAll("[name=quantity] option").Select(option => option.GetAttribute("value")));
    }

    [Theory]
    [InlineData("too-few-left")]
    [InlineData("sold-out")]
    [InlineData("not-open")]
    [InlineData("closed")]
    [InlineData("not-eligible")]
    [InlineData("limit-reached")]
    [InlineData("quantity")]
    [InlineData("gate-closed")]
    [InlineData("unavailable")]
    [InlineData("unknown")]
    [InlineData("too-many")]
    [InlineData("offline")]
    public void Answer_EachRefusal_HasWordsInBothLanguages(string code)
    {
        var korean = Render<EntryAnswer>(p => p.Add(c => c.Code, code).Add(c => c.Limit, 2)).Find("[role=alert]").TextContent;
        UseCulture("en");
        var english = Render<EntryAnswer>(p => p.Add(c => c.Code, code).Add(c => c.Limit, 2)).Find("[role=alert]").TextContent;

        Assert.NotEqual(korean, english);
        Assert.DoesNotContain("Answer", korean + english, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_MadeUpCode_SaysNothing() => Assert.Empty(Render<EntryAnswer>(p => p.Add(c => c.Code, "<b>x")).Markup.Trim());

    private IRenderedComponent<ActivityShow> Show(ActivityScene scene) => Render<ActivityShow>(p => p.Add(c => c.Scene, scene));
}
