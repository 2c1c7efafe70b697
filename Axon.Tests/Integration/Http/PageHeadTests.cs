using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Axon.Tests.Integration.Accounts;

namespace Axon.Tests.Integration.Http;

/// <summary>What a shared link shows of a page, and how quickly the page is there.</summary>
public sealed class PageHeadTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private AccountsApp _app = null!; // InitializeAsync
    private HttpClient _browser = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await shared.OpenAsync(SharedApp.DemoAsync);
        _browser = _app.Browser();
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/", false)]
    [InlineData("/campaigns/1", false)]
    [InlineData("/products/1?from=mail", true)]
    [InlineData("/campaign-activity/1", true)]
    public async Task SharedLink_ShowsWhatThePageIsAbout(string page, bool priced)
    {
        var html = await OpenAsync(page);

        Assert.InRange(Meta(html, "name", "description").Length, 1, 161);
        Assert.Equal(Meta(html, "name", "description"), Meta(html, "property", "og:description"));
        Assert.NotEmpty(Meta(html, "property", "og:title"));
        Assert.Equal(AccountsApp.Origin + page.Split('?')[0], Meta(html, "property", "og:url"));
        Assert.Equal(priced, html.QuerySelector("meta[property='product:price:amount']") is not null);
        using var picture = await _browser.GetAsync(new Uri(Meta(html, "property", "og:image")), Stop);
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.StartsWith("image/", picture.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_OpensWithItsFirstPicture()
    {
        var pictures = (await OpenAsync("/")).QuerySelectorAll("main img");

        Assert.Equal("eager high", $"{pictures[0].GetAttribute("loading")} {pictures[0].GetAttribute("fetchpriority")}");
        Assert.All(pictures.Skip(1), picture => Assert.Equal("lazy ", $"{picture.GetAttribute("loading")} {picture.GetAttribute("fetchpriority")}"));
    }

    [Fact]
    public async Task Styles_AreKeptForEverAndTravelPacked()
    {
        var files = (await OpenAsync("/")).QuerySelectorAll("link[rel=stylesheet], script[src]").Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!).Where(file => !file.Contains("s/a.js", StringComparison.Ordinal)).ToList(); // one of the two

        Assert.True(files.Count >= 4);
        foreach (var file in files)
        {
            using var plain = await _browser.GetAsync(new Uri(file, UriKind.Relative), Stop);
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var packed = await _browser.SendAsync(request, Stop);
            var original = await plain.Content.ReadAsByteArrayAsync(Stop);
            var bytes = await packed.Content.ReadAsByteArrayAsync(Stop);
            using var unpacked = new MemoryStream();
            await using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            {
                await gzip.CopyToAsync(unpacked, Stop);
            }

            Assert.Equal(original, unpacked.ToArray());
            Assert.True(bytes.Length < original.Length * 0.6, $"{file}: {bytes.Length} of {original.Length} bytes");
            Assert.Contains("max-age=31536000", packed.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            Assert.Contains("immutable", packed.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
    }

    private async Task<IDocument> OpenAsync(string page)
    {
        using var answer = await _browser.GetAsync(new Uri(page, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop), Stop);
    }

    private static string Meta(IDocument html, string kind, string name) => Assert.Single(html.QuerySelectorAll($"meta[{kind}='{name}']")).GetAttribute("content") ?? "";
}
