using Axon.Core.Tracking.Collect;

namespace Axon.Tests.Unit.Behavior;

public sealed class UserAgentsTests
{
    private const string Webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
    private const string Android = $"Mozilla/5.0 (Linux; Android 14; SM-S918N; wv) {Webkit} Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36";
    private const string IPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

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
    [InlineData($"Mozilla/5.0 (Linux; Android 14; SM-S918N Build/UP1A.231005.007; wv) {Webkit} Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36 DaumApps/8.4.2 DaumDevice/mobile")]
    [InlineData($"{IPhone} DaumApps/8.4.2 DaumDevice/mobile")]
    [InlineData($"{Android} NAVER(inapp; search; 2000; 12.10.3)")]
    [InlineData($"{IPhone} NAVER(inapp; blog; 100; 8.0.1)")]
    [InlineData($"{Android};KAKAOTALK 2510310")]
    [InlineData($"{IPhone} KAKAOTALK/25.1.0 (INAPP)")]
    [InlineData($"{Android} TossApp/5.220.0")]
    [InlineData($"{IPhone} TossApp/5.220.0")]
    [InlineData($"{Android} BAND/15.1.0 (Android 14; SM-S918N)")]
    [InlineData($"{IPhone} Safari/604.1 BAND/15.1.0 (iOS 18.0; iPhone15,3)")]
    [InlineData($"{Android} Line/14.18.1/IAB")]
    [InlineData($"{IPhone} Safari Line/14.18.1")]
    [InlineData($"{Android} DuckDuckGo/5")]
    [InlineData($"{IPhone} DuckDuckGo/7 Safari/605.1.15 Ddg/18.0")]
    [InlineData($"{Android} Instagram 350.0.0.42.120 Android (34/14; 480dpi; 1080x2115; samsung; SM-S918N; dm3q; qcom; ko_KR; 639810000)")]
    [InlineData($"{IPhone} Instagram 350.0.0.20.92 (iPhone15,3; iOS 18_0; ko_KR; ko; scale=3.00; 1290x2796; 639810000)")]
    [InlineData($"{Android} [FB_IAB/FB4A;FBAV/480.0.0.54.88;]")]
    [InlineData($"{IPhone} [FBAN/FBIOS;FBAV/480.0.0.40.108;FBBV/639000000;FBDV/iPhone15,3;FBMD/iPhone;FBSN/iOS;FBSV/18.0;FBSS/3;FBLC/ko_KR;FBOP/80]")]
    [InlineData($"{Android} trill_350802 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/35.8.2 ByteLocale/ko-KR BytedanceWebview/d8a21c6")]
    [InlineData($"{Android} Pinterest for Android/12.40.0")]
    [InlineData($"{Android} GSA/15.44.31.28.arm64")]
    [InlineData($"{Android} YandexSearch/24.95")]
    [InlineData($"{Android} JavaScriptApp/2.0 PreviewPlayer/1.1 HeartRateMonitor/3.2")]
    public void DeclaresBot_AppInWhichPeopleRead_IsNone(string userAgent) => Assert.False(UserAgents.DeclaresBot(userAgent));

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Daum/4.1; +http://cs.daum.net/faq/15/4118.html?faqId=28966)")]
    [InlineData("Mozilla/5.0 (compatible; Daumoa/4.0; +http://cs.daum.net/)")]
    [InlineData("Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)")]
    [InlineData("Mediapartners-Google")]
    [InlineData("AdsBot-Google (+http://www.google.com/adsbot.html)")]
    [InlineData("APIs-Google (+https://developers.google.com/webmasters/APIs-Google.html)")]
    [InlineData("FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)")]
    [InlineData("GoogleOther")]
    [InlineData($"Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) {Webkit} Chrome/142.0.0.0 Mobile Safari/537.36 (compatible; Google-Read-Aloud; +https://support.google.com/webmasters/answer/1061943)")]
    [InlineData($"Mozilla/5.0 (Linux; Android 11; moto g power) {Webkit} Chrome/142.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse")]
    [InlineData("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)")]
    [InlineData($"Mozilla/5.0 (Windows NT 6.1; WOW64) {Webkit} BingPreview/1.0b")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5")]
    [InlineData("Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)")]
    [InlineData("Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)")]
    [InlineData("Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)")]
    [InlineData("Mozilla/5.0 (compatible; YandexImages/3.0; +http://yandex.com/bots)")]
    [InlineData("facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984")]
    [InlineData("facebookexternalhit/1.1;line-poker/1.0")]
    [InlineData("meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)")]
    [InlineData("WhatsApp/2.24.9 A")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0; +https://openai.com/bot)")]
    [InlineData("Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)")]
    [InlineData("Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)")]
    [InlineData("Mozilla/5.0 (compatible; GoogleStackdriverMonitoring-UptimeChecks; https://cloud.google.com/monitoring)")]
    [InlineData("NodeUptime Monitor/2.1")]
    [InlineData("Java/1.8.0_292")]
    [InlineData("python-requests/2.31.0")]
    [InlineData("okhttp/4.12.0")]
    [InlineData("Go-http-client/2.0")]
    public void DeclaresBot_ProgramThatNamesItself_IsOne(string userAgent) => Assert.True(UserAgents.DeclaresBot(userAgent));

    [Theory]
    [InlineData(BotSignals.None, false)]
    [InlineData(BotSignals.Driven, false)]
    [InlineData(BotSignals.Implausible, false)]
    [InlineData(BotSignals.Declared, true)]
    [InlineData(BotSignals.Driven | BotSignals.Implausible, true)]
    public void Suspects_OnlyADeclarationOrTwoSigns(BotSignals signs, bool suspected) => Assert.Equal(suspected, BotRule.Suspects(signs));
}
