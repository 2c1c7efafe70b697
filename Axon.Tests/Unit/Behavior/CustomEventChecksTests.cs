using System.Text.RegularExpressions;
using Axon.Core.Tracking;
using Axon.Core.Tracking.CustomEvents;

namespace Axon.Tests.Unit.Behavior;

public sealed class CustomEventChecksTests
{
    [Theory]
    [InlineData("COUPON_SEEN", "/campaign-activity/*", ".coupon button[data-kind='free']", "")]
    [InlineData("coupon_seen", "*", null, "")]
    [InlineData("COUPON_SEEN", "/상품/*", ":is(a, button):not(.off)", "")]
    [InlineData("C", "/", null, BehaviorProblems.BadType)]
    [InlineData("1ST", "/", null, BehaviorProblems.BadType)]
    [InlineData("A B", "/", null, BehaviorProblems.BadType)]
    [InlineData("PAGE_VIEW", "/", null, BehaviorProblems.TypeTaken)]
    [InlineData("PURCHASE", "/", null, BehaviorProblems.TypeTaken)]
    [InlineData("COUPON_SEEN", "products", null, BehaviorProblems.BadUrl)]
    [InlineData("COUPON_SEEN", "https://a.example/", null, BehaviorProblems.BadUrl)]
    [InlineData("COUPON_SEEN", "/(a+)+$", null, BehaviorProblems.BadUrl)]
    [InlineData("COUPON_SEEN", "/*/*/*/*", null, BehaviorProblems.BadUrl)]
    [InlineData("COUPON_SEEN", "/", "a[href", BehaviorProblems.BadSelector)]
    [InlineData("COUPON_SEEN", "/", "a[href=\"x]", BehaviorProblems.BadSelector)]
    [InlineData("COUPON_SEEN", "/", "a)", BehaviorProblems.BadSelector)]
    [InlineData("COUPON_SEEN", "/", "a {}", BehaviorProblems.BadSelector)]
    [InlineData("COUPON_SEEN", "/", "<script>", BehaviorProblems.BadSelector)]
    [InlineData("COUPON_SEEN", "/", "\ud800", "")]
    [InlineData(null, "/", null, BehaviorProblems.Required)]
    public void Check_OfADefinition_NamesWhatIsWrong(string? type, string url, string? selector, string problem)
    {
        var result = CustomEventChecks.Check(new CustomEventInput { Name = "쿠폰", Type = type, UrlPattern = url, Selector = selector });

        Assert.Equal(problem, string.Join(',', result.Problems.Select(found => found.Code)));
    }

    [Theory]
    [InlineData("a\u202Eb", BehaviorProblems.UnreadableText)]
    [InlineData("a\nb", BehaviorProblems.UnreadableText)]
    [InlineData("a\uFFFEb", BehaviorProblems.UnreadableText)]
    [InlineData(" ", BehaviorProblems.Required)]
    [InlineData("쿠폰", "")]
    public void Check_OfAName_TellsWhatCannotBeReadFromWhatIsMissing(string name, string problem)
    {
        var result = CustomEventChecks.Check(new CustomEventInput { Name = name, Type = "COUPON_SEEN", UrlPattern = "/" });

        Assert.Equal(problem, string.Join(',', result.Problems.Select(found => found.Code)));
    }

    [Theory]
    [InlineData("/page/*", "/page/7", true)]
    [InlineData("/page/*", "/pages/7", false)]
    [InlineData("/a.b", "/axb", false)]
    [InlineData("*/enter", "/campaign-activity/7/enter", true)]
    [InlineData("/", "/page", false)]
    public void Rule_ForTheTracker_MeansTheWholePath(string pattern, string path, bool matches) =>
        Assert.Equal(matches, Regex.IsMatch(path, TrackerRule.Of(new CustomEvent(1, "x", "X1", pattern, null, true, 1, default)).Url));
}
