using Axon.Core.Features.Behavior;
using Axon.Core.Features.Behavior.Rules;

namespace Axon.Tests.Unit.Behavior;

public sealed class UserAgentsTests
{
    private const string Webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

    [Theory]
    [InlineData($"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {Webkit} Chrome/142.0.0.0 Safari/537.36", "desktop", "Windows", "Chrome")]
    [InlineData($"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {Webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "desktop", "Windows", "Edge")]
    [InlineData($"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {Webkit} Chrome/142.0.0.0 Whale/4.0 Safari/537.36", "desktop", "Windows", "Whale")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15", "desktop", "macOS", "Safari")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "desktop", "Linux", "Firefox")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "mobile", "iOS", "Safari")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 25.1.0", "mobile", "iOS", "KakaoTalk")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 NAVER(inapp; search; 2000; 12.0.1)", "mobile", "iOS", "Naver")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1", "tablet", "iOS", "Chrome")]
    [InlineData($"Mozilla/5.0 (Linux; Android 15; SM-S928N) {Webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "mobile", "Android", "Samsung Internet")]
    [InlineData($"Mozilla/5.0 (Linux; Android 15; SM-X910) {Webkit} Chrome/142.0.0.0 Safari/537.36", "tablet", "Android", "Chrome")]
    [InlineData("", "other", null, null)]
    [InlineData("한글 🎟", "other", null, null)]
    public void Parse_UserAgent_ReadsDeviceSystemAndBrowser(string userAgent, string kind, string? os, string? browser) =>
        Assert.Equal(new Device(kind, os, browser), UserAgents.Parse(userAgent));

    [Fact]
    public void Parse_ClientHints_WinOverTheUserAgent() =>
        Assert.Equal(
            new Device("mobile", "Android", "Chrome"),
            UserAgents.Parse($"Mozilla/5.0 (X11; Linux x86_64) {Webkit} Chrome/142.0.0.0 Safari/537.36", "?1", "\"Android\""));

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true)]
    [InlineData("Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)", true)]
    [InlineData($"Mozilla/5.0 (X11; Linux x86_64) {Webkit} HeadlessChrome/142.0.0.0 Safari/537.36", true)]
    [InlineData("curl/8.5.0", true)]
    [InlineData(null, true)]
    [InlineData($"Mozilla/5.0 (Linux; Android 15; SM-S928N) {Webkit} Chrome/142.0.0.0 Mobile Safari/537.36", false)]
    [InlineData("Mozilla/5.0 (Linux; Android 13; Cubot X70) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", false)]
    public void DeclaresBot_UserAgent_KnowsProgramsFromPeople(string? userAgent, bool bot) => Assert.Equal(bot, UserAgents.DeclaresBot(userAgent));

    [Theory]
    [InlineData(BotSigns.None, false)]
    [InlineData(BotSigns.Driven, false)]
    [InlineData(BotSigns.Implausible, false)]
    [InlineData(BotSigns.Declared, true)]
    [InlineData(BotSigns.Driven | BotSigns.Implausible, true)]
    public void Suspects_OnlyADeclarationOrTwoSigns(BotSigns signs, bool suspected) => Assert.Equal(suspected, BotRule.Suspects(signs));
}
