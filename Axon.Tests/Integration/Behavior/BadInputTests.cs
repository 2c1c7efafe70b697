using System.IO.Compression;
using System.Net;
using System.Text;
using static Axon.Tests.Integration.Behavior.IngestHost;

namespace Axon.Tests.Integration.Behavior;

/// <summary>What the intake does with what no tracker sends.</summary>
public sealed class BadInputTests(SharedIntake intake) : IClassFixture<SharedIntake>, IAsyncLifetime
{
    private const string Id = "0192f0c1-2b3c-7d4e-8f50-0123456789ab";
    private IngestHost _host = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _host = await intake.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("", "malformed_json")]
    [InlineData("{", "malformed_json")]
    [InlineData("null", "schema")]
    [InlineData("7", "schema")]
    [InlineData("\"x\"", "schema")]
    [InlineData("""{"events":{}}""", "schema")]
    [InlineData("""{"events":[{"a":1,"a":2}]}""", "malformed_json")]
    [InlineData("""[{"ageMs":NaN}]""", "malformed_json")]
    public async Task Body_ThatIsNoBatch_Is400AndKept(string body, string reason)
    {
        using var response = await _host.PostAsync(Raw(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(("body", reason, body), await BadRowAsync());
    }

    [Fact]
    public async Task Body_NestedDeep_Is400()
    {
        using var response = await _host.PostAsync(Raw(new string('[', 30_000) + new string(']', 30_000)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Body_OfInvalidUtf8_Is400()
    {
        using var body = new ByteArrayContent([.. "{\"eventId\":\""u8, 0xff, 0xc0, .. "\"}"u8]) { Headers = { ContentType = new("application/json") } };
        using var response = await _host.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("bad_encoding", (await BadRowAsync()).Reason);
    }

    [Fact]
    public async Task Body_TooLarge_Is413AndItsBeginningIsKept()
    {
        using var response = await _host.PostAsync(Raw(new string(' ', 70_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("too_large", (await BadRowAsync()).Reason);
    }

    [Fact]
    public async Task Gzip_OfABatch_IsUnpacked() => Assert.Equal(["accepted"], await _host.VerdictsAsync(Packed(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Event())))));

    [Fact]
    public async Task Gzip_Bomb_Is413WithoutUnpackingIt()
    {
        var before = GC.GetTotalAllocatedBytes();
        using var response = await _host.PostAsync(Packed(new byte[50_000_000]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        // The bomb itself was made here; the server must not have made it again.
        Assert.True(GC.GetTotalAllocatedBytes() - before < 90_000_000);
    }

    [Fact]
    public async Task Gzip_ThatIsNone_Is400()
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("{}")) { Headers = { ContentType = new("application/json"), ContentEncoding = { "gzip" } } };
        using var response = await _host.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Form_Is415()
    {
        using var response = await _host.PostAsync(Raw("a=1", "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("1", "schema")]
    [InlineData("""{"eventId":"no","type":"CLICK"}""", "bad_id")]
    [InlineData($$"""{"eventId":"{{Id}}","type":"click"}""", "bad_type")]
    [InlineData($$"""{"eventId":"{{Id}}","type":"CLICK","ageMs":1e400}""", "schema")]
    public async Task Event_ThatIsWrong_IsRejectedWithItsReasonAndStopsNoOther(string bad, string reason)
    {
        var verdicts = await _host.VerdictsAsync(Raw($"[{bad},{System.Text.Json.JsonSerializer.Serialize(Event())}]"));

        Assert.Equal([reason, "accepted"], verdicts);
        Assert.Equal(("event", reason, bad), await BadRowAsync());
        Assert.Equal(1, await _host.Database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_event"));
    }

    [Theory]
    [InlineData("""\ud83d""", "\uFFFD")]
    [InlineData("""cut \uD83D""", "cut \uFFFD")]
    [InlineData("""\udc5f\ud83d""", "\uFFFD\uFFFD")]
    [InlineData("""\ud83d\ud83d\udc5f""", "\uFFFD👟")]
    [InlineData("""\ud83d\udc5f \\ud83d""", """👟 \ud83d""")]
    public async Task Half_OfACharacter_IsReplacedWhereverItStandsAndTheEventKept(string escaped, string kept)
    {
        var verdicts = await _host.VerdictsAsync(Raw($$"""[{"eventId":"{{Id}}","type":"CLICK","target":"{{escaped}}","url":"/{{escaped}}","{{escaped}}":1,"props":{"{{escaped}}":"{{escaped}}"} }]"""));

        Assert.Equal(["accepted"], verdicts);
        Assert.Equal(kept, await _host.Database.ScalarAsync<string>("SELECT target FROM behavior_event"));
        Assert.Equal(kept, System.Text.Json.JsonDocument.Parse((await _host.Database.ScalarAsync<string>("SELECT props FROM behavior_event"))!).RootElement.GetProperty(kept).GetString());
    }

    [Fact]
    public async Task Event_ThatIsRejected_IsNamedInTheAnswerAsFarAsItsIdWasRead()
    {
        using var response = await _host.PostAsync(Raw($$"""[{"eventId":"{{Id}}","type":"CLICK","sampleRate":7,"target":"\ud83d"},{"eventId":"no"}]"""));

        var results = System.Text.Json.JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("results");
        Assert.Equal([(Id, "schema"), (null, "bad_id")], results.EnumerateArray().Select(item => (item.GetProperty("eventId").GetString(), item.GetProperty("reason").GetString()!)));
    }

    [Fact]
    public async Task Props_TooManyOrTooLong_AreRejected()
    {
        var many = Enumerable.Range(0, 31).ToDictionary(n => $"p{n}", n => n);

        Assert.Equal(
            ["oversize_props", "oversize_props", "accepted"],
            await _host.VerdictsAsync(Json(new[] { Event("CLICK", ("props", many)), Event("CLICK", ("props", new { a = new string('x', 501) })), Event("CLICK", ("props", new { a = new string('x', 500) })) })));
    }

    [Fact]
    public async Task Batch_WithTooManyEvents_Is413()
    {
        using var response = await _host.PostAsync(Raw("[" + string.Join(",", Enumerable.Repeat("{}", 501)) + "]"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE behavior_event; --")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("\0\u0001\r\n\u202e")]
    [InlineData("각각 👩‍👩‍👧‍👦 e\u0301\u0301\u0301")]
    [InlineData("{activity}.a.b\\")]
    public async Task Hostile_Text_IsStoredAsText(string text)
    {
        var verdicts = await _host.VerdictsAsync(Json(Event("CLICK", ("target", text), ("url", "/" + text), ("utm", new { source = text }), ("props", new Dictionary<string, object> { [text] = text }))));

        Assert.Equal(["accepted"], verdicts);
        Assert.Equal(text, await _host.Database.ScalarAsync<string>("SELECT target FROM behavior_event"));
        Assert.Equal(text, System.Text.Json.JsonDocument.Parse((await _host.Database.ScalarAsync<string>("SELECT props FROM behavior_event"))!).RootElement.GetProperty(text).GetString());
    }

    [Fact]
    public async Task Query_OfAnAddress_IsKeptOnlyAsFarAsAllowed()
    {
        await _host.VerdictsAsync(Json(Event("PAGE_VIEW", ("url", "https://shop.example/products?token=secret&category=shoes&email=a@b.c#x"))));

        Assert.Equal("/products?category=shoes", await _host.Database.ScalarAsync<string>("SELECT url FROM behavior_event"));
    }

    [Fact]
    public async Task Long_Text_IsCutBetweenCharacters()
    {
        var text = new string('x', 63) + "👟";

        Assert.Equal(["accepted"], await _host.VerdictsAsync(Json(Event("CLICK", ("target", text), ("url", "/" + new string('가', 2000))))));

        Assert.Equal(new string('x', 63), await _host.Database.ScalarAsync<string>("SELECT target FROM behavior_event"));
    }

    private static ByteArrayContent Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new("application/json"), ContentEncoding = { "gzip" } } };
    }

    private async Task<(string Stage, string Reason, string Sample)> BadRowAsync() =>
        Assert.Single(await _host.Database.QueryAsync<(string, string, string)>("SELECT stage, reason, sample FROM behavior_bad_row"));
}
