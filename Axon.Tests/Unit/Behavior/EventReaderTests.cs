using System.Text.Json;
using Axon.Core.Tracking.Collect;

namespace Axon.Tests.Unit.Behavior;

/// <summary>What becomes of one untrusted value: an event with the right members, or its id and the reason.</summary>
public sealed class EventReaderTests
{
    private const string Id = "0192f0c1-2b3c-7d4e-8f50-0123456789ab";
    private const string Session = "0192f0c1-2b3c-4d4e-8f50-0123456789ab";
    private static readonly DateTimeOffset Received = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);
    private static readonly Guid Visitor = Guid.Parse("0192f0c1-0000-7d4e-8f50-0123456789ab");
    private static readonly Guid User = Guid.Parse("0192f0c1-1111-7d4e-8f50-0123456789ab");
    private static readonly IngestContext Agreed = new(Received, Consent.Granted, Visitor, User, new Device("mobile", "Android", "Chrome"), BotSignals.None);

    [Theory]
    [InlineData("1", "schema")]
    [InlineData("null", "schema")]
    [InlineData("[]", "schema")]
    [InlineData("\"x\"", "schema")]
    [InlineData("true", "schema")]
    [InlineData("{}", "bad_id")]
    [InlineData("""{"eventId":null,"type":"CLICK"}""", "bad_id")]
    [InlineData("""{"eventId":7,"type":"CLICK"}""", "bad_id")]
    [InlineData("""{"eventId":"no","type":"CLICK"}""", "bad_id")]
    [InlineData("""{"eventId":"","type":"CLICK"}""", "bad_id")]
    [InlineData("""{"eventId":"0192f0c12b3c7d4e8f500123456789ab","type":"CLICK"}""", "bad_id")]
    [InlineData("""{"eventId":"00000000-0000-0000-0000-000000000000","type":"CLICK"}""", "bad_id")]
    [InlineData("""{"eventId":"1f0c1b3c-2b3c-4d4e-8f50-0123456789ab","type":"CLICK"}""", "bad_id")]
    public void Value_WithoutAnIdOfItsKind_IsRefused(string json, string reason)
    {
        var (happened, _, why) = Read(json, Agreed);

        Assert.Equal((null, reason), (happened, why));
    }

    [Theory]
    [InlineData("", "bad_type")]
    [InlineData(""" "type":null """, "bad_type")]
    [InlineData(""" "type":"click" """, "bad_type")]
    [InlineData(""" "type":"C" """, "bad_type")]
    [InlineData(""" "type":"1ST" """, "bad_type")]
    [InlineData(""" "type":"A B" """, "bad_type")]
    [InlineData(""" "type":7 """, "schema")]
    [InlineData(""" "type":"CLICK","schemaVersion":0 """, "unknown_version")]
    [InlineData(""" "type":"CLICK","schemaVersion":2 """, "unknown_version")]
    [InlineData(""" "type":"CLICK","schemaVersion":"1" """, "schema")]
    [InlineData(""" "type":"PURCHASE" """, "backend_type")]
    [InlineData(""" "type":"RESERVED" """, "backend_type")]
    [InlineData(""" "type":"REFUND" """, "backend_type")]
    [InlineData(""" "type":"CLICK","ageMs":604800001 """, "too_late")]
    [InlineData(""" "type":"CLICK","ageMs":1e300 """, "too_late")]
    [InlineData(""" "type":"CLICK","ageMs":1e400 """, "schema")]
    [InlineData(""" "type":"CLICK","ageMs":"1" """, "schema")]
    [InlineData(""" "type":"CLICK","activityId":9223372036854775808 """, "schema")]
    [InlineData(""" "type":"CLICK","activityId":-1 """, "schema")]
    [InlineData(""" "type":"CLICK","activityId":0 """, "schema")]
    [InlineData(""" "type":"CLICK","activityId":1.5 """, "schema")]
    [InlineData(""" "type":"CLICK","campaignId":"7" """, "schema")]
    [InlineData(""" "type":"CLICK","productId":true """, "schema")]
    [InlineData(""" "type":"CLICK","url":"javascript:alert(1)" """, "schema")]
    [InlineData(""" "type":"CLICK","url":"products" """, "schema")]
    [InlineData(""" "type":"CLICK","url":"ftp://a.example/x" """, "schema")]
    [InlineData(""" "type":"CLICK","url":["/"] """, "schema")]
    [InlineData(""" "type":"CLICK","sampleRate":0 """, "schema")]
    [InlineData(""" "type":"CLICK","sampleRate":1.001 """, "schema")]
    [InlineData(""" "type":"CLICK","sampleRate":-1 """, "schema")]
    [InlineData(""" "type":"CLICK","target":{} """, "schema")]
    [InlineData(""" "type":"CLICK","engagedMs":86400001 """, "schema")]
    [InlineData(""" "type":"CLICK","engagedMs":-1 """, "schema")]
    [InlineData(""" "type":"CLICK","scrollPct":101 """, "schema")]
    [InlineData(""" "type":"CLICK","sessionId":"no" """, "schema")]
    [InlineData(""" "type":"CLICK","pageViewId":7 """, "schema")]
    [InlineData(""" "type":"CLICK","seq":2147483648 """, "schema")]
    [InlineData(""" "type":"CLICK","isNewVisitor":"yes" """, "schema")]
    [InlineData(""" "type":"CLICK","referrer":7 """, "schema")]
    [InlineData(""" "type":"CLICK","props":[] """, "schema")]
    [InlineData(""" "type":"CLICK","props":"x" """, "schema")]
    [InlineData(""" "type":"CLICK","props":{"a":{"b":1} } """, "schema")]
    [InlineData(""" "type":"CLICK","props":{"a":[1]} """, "schema")]
    [InlineData(""" "type":"CLICK","props":{"a":1e400} """, "schema")]
    public void Event_ThatIsWrong_IsNamedByItsIdAndTheReason(string members, string reason)
    {
        var (happened, id, why) = Read(members.Length == 0 ? $$"""{"eventId":"{{Id}}"}""" : $$"""{"eventId":"{{Id}}",{{members}}}""", Agreed);

        Assert.Equal((null, Guid.Parse(Id), reason), (happened, id, why));
    }

    [Fact]
    public void Event_OfTheShortestForm_HasWhatTheRequestSays()
    {
        var happened = Taken(""" "type":"PAGE_VIEW" """, Agreed);

        Assert.Equal((Guid.Parse(Id), "PAGE_VIEW", EventSource.BROWSER), (happened.EventId, happened.Type, happened.Source));
        Assert.Equal((Received, Received), (happened.OccurredAt, happened.ReceivedAt));
        Assert.Equal((Visitor, User, Agreed.Device), (happened.VisitorId, happened.UserId, happened.Device));
        Assert.Equal(("", 1, 0), (happened.Url, happened.SampleRate, happened.Seq));
        Assert.Equal((null, null, null), (happened.Target, happened.Props, happened.Referrer));
        Assert.False(happened.SuspectedBot);
    }

    [Fact]
    public void Event_WithAllMembers_KeepsEach()
    {
        var happened = Taken(
            $$"""
            "schemaVersion":1,"type":"CLICK","ageMs":1500,"url":"/products","campaignId":1,"activityId":2,"productId":9223372036854775807,"target":"enter",
            "sessionId":"{{Session}}","seq":3,"pageViewId":"{{Session}}","isNewVisitor":true,"referrer":"https://search.example/find?q=secret",
            "utm":{"source":"mail","medium":"letter","campaign":"autumn"},"engagedMs":86400000,"scrollPct":100,"sampleRate":0.25,"props":{"colour":"blue","size":42,"gift":false,"note":null}
            """,
            Agreed);

        Assert.Equal(Received.AddMilliseconds(-1500), happened.OccurredAt);
        Assert.Equal(("/products", 1, 2, long.MaxValue), (happened.Url, happened.CampaignId, happened.ActivityId, happened.ProductId));
        Assert.Equal(("enter", 3, true, 86_400_000, 100, 0.25), (happened.Target, happened.Seq, happened.IsNewVisitor, happened.EngagedMs, happened.ScrollPct, happened.SampleRate));
        Assert.Equal((Guid.Parse(Session), Guid.Parse(Session)), (happened.SessionId, happened.PageViewId));
        Assert.Equal("https://search.example", happened.Referrer);
        Assert.Equal(("mail", "letter", "autumn"), (happened.UtmSource, happened.UtmMedium, happened.UtmCampaign));
        Assert.Equal("""{"colour":"blue","size":42,"gift":false,"note":null}""", happened.Props);
    }

    [Theory]
    [InlineData(Consent.Unset)]
    [InlineData(Consent.Exempt)]
    public void Event_WithoutConsent_RecognisesNobody(Consent consent)
    {
        var happened = Taken(
            $$""" "type":"CLICK","url":"/a","target":"enter","sessionId":"{{Session}}","pageViewId":"{{Session}}","seq":3,"isNewVisitor":true,"referrer":"https://a.example/","utm":{"source":"mail"} """,
            Agreed with { Consent = consent });

        Assert.Equal((null, null, null, null), (happened.VisitorId, happened.UserId, happened.SessionId, happened.PageViewId));
        Assert.Equal((null, null, null, 0), (happened.IsNewVisitor, happened.Referrer, happened.UtmSource, happened.Seq));
        Assert.Equal(("/a", "enter", consent), (happened.Url, happened.Target, happened.Consent));
    }

    [Fact]
    public void Body_ThatClaimsToBeSomebody_IsNotBelieved()
    {
        var happened = Taken($$""" "type":"CLICK","userId":"{{Session}}","visitorId":"{{Session}}","suspectedBot":true,"source":"BACKEND" """, Agreed);

        Assert.Equal((User, Visitor, EventSource.BROWSER, false), (happened.UserId, happened.VisitorId, happened.Source, happened.SuspectedBot));
    }

    [Theory]
    [InlineData(BotSignals.None, false)]
    [InlineData(BotSignals.Driven, false)]
    [InlineData(BotSignals.Implausible, false)]
    [InlineData(BotSignals.Driven | BotSignals.Implausible, true)]
    [InlineData(BotSignals.Declared, true)]
    [InlineData(BotSignals.Declared | BotSignals.Driven | BotSignals.Implausible, true)]
    public void Event_OfAProgram_IsMarkedByTwoSignsOrItsOwnWord(BotSignals signs, bool suspected) =>
        Assert.Equal(suspected, Taken(""" "type":"CLICK" """, Agreed with { BotSignals = signs }).SuspectedBot);

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(604_800_000, 604_800_000)]
    public void Age_OfAnEvent_IsTakenFromTheTimeItCame(double age, double before) =>
        Assert.Equal(Received.AddMilliseconds(-before), Taken(string.Create(System.Globalization.CultureInfo.InvariantCulture, $""" "type":"CLICK","ageMs":{age} """), Agreed).OccurredAt);

    [Theory]
    [InlineData("/products", "/products")]
    [InlineData("/products?category=shoes", "/products?category=shoes")]
    [InlineData("/products?token=secret", "/products")]
    [InlineData("/products?token=secret&category=shoes&email=a@b.c#x", "/products?category=shoes")]
    [InlineData("/products#reviews", "/products")]
    [InlineData("/products?", "/products")]
    [InlineData("https://shop.example/a/b?category=1", "/a/b?category=1")]
    [InlineData("HTTP://shop.example", "/")]
    [InlineData("//other.example/x", "//other.example/x")]
    [InlineData("", "")]
    public void Address_OfAPage_IsKeptAsFarAsAllowed(string url, string kept) =>
        Assert.Equal(kept, Taken($$""" "type":"PAGE_VIEW","url":{{JsonSerializer.Serialize(url)}} """, Agreed).Url);

    [Fact]
    public void Address_OfAnotherSite_CarriesItsHost() =>
        Assert.Equal("//blog.example/post", Taken(""" "type":"PAGE_VIEW","url":"/post" """, Agreed with { Site = "blog.example" }).Url);

    [Theory]
    [InlineData("https://search.example/find?q=secret", "https://search.example")]
    [InlineData("http://search.example:8080/", "http://search.example:8080")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/own/page", null)]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    public void Referrer_OfAVisit_IsTheSiteAlone(string referrer, string? kept) =>
        Assert.Equal(kept, Taken($$""" "type":"PAGE_VIEW","referrer":{{JsonSerializer.Serialize(referrer)}} """, Agreed).Referrer);

    [Theory]
    [InlineData(64, 64)]
    [InlineData(65, 64)]
    public void Target_ThatIsLong_IsCut(int length, int kept) =>
        Assert.Equal(kept, Taken($$""" "type":"CLICK","target":"{{new string('x', length)}}" """, Agreed).Target!.Length); // there is one

    [Fact]
    public void Text_ThatIsCut_IsCutBetweenCharacters() =>
        Assert.Equal(new string('x', 63), Taken($$""" "type":"CLICK","target":"{{new string('x', 63)}}👟" """, Agreed).Target);

    [Theory]
    [InlineData(30, null)]
    [InlineData(31, "oversize_props")]
    public void Props_MoreThanThirty_AreRefused(int count, string? reason) => Assert.Equal(reason, Props(Enumerable.Range(0, count).ToDictionary(number => $"p{number}", number => $"{number}")));

    [Theory]
    [InlineData(64, 500, null)]
    [InlineData(65, 1, "oversize_props")]
    [InlineData(1, 501, "oversize_props")]
    public void Props_WithALongNameOrText_AreRefused(int name, int text, string? reason) => Assert.Equal(reason, Props(new() { [new string('n', name)] = new string('x', text) }));

    [Fact]
    public void Props_ThatAreNone_AreLeftOut() => Assert.Null(Taken(""" "type":"CLICK","props":{} """, Agreed).Props);

    [Fact]
    public void Event_LongerThanAnyIs_IsRefusedWhateverItSays() =>
        Assert.Equal("oversize", Read($$"""{"eventId":"{{Id}}","type":"CLICK","more":"{{new string('x', 16 * 1024)}}"}""", Agreed).Reason);

    private static (BehaviorEvent? Event, Guid? Id, string? Reason) Read(string json, IngestContext context) => EventReader.Read(JsonElement.Parse(json), context, ["category"]);

    private static string? Props(Dictionary<string, string> props) => Read($$"""{"eventId":"{{Id}}","type":"CLICK","props":{{JsonSerializer.Serialize(props)}}}""", Agreed).Reason;

    private static BehaviorEvent Taken(string members, IngestContext context)
    {
        var (happened, _, reason) = Read($$"""{"eventId":"{{Id}}",{{members}}}""", context);
        Assert.Null(reason);
        return happened!; // without a reason there is an event
    }
}
