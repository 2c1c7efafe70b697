using System.Net;
using Axon.Core.Accounts;
using Axon.Tests.Integration.Entry;
using Axon.Web.Http;
using Axon.Web.Start.Commands;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Axon.Tests.Integration.Accounts;

/// <summary>TLS ends at a proxy: what is said when nobody told Axon about it, and what is right when somebody did.</summary>
public sealed class ProxyTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private const string Proxy = "10.1.2.3";
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Proxy_NotNamed_IsSaidOnceInTheLogAndOnThePageAndToTheDoctor()
    {
        var log = new Support.WrittenLog<ProxyWatch>();
        await using var app = _app.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<ILogger<ProxyWatch>>(log)).UseSetting("Monitoring:Token", "scraper"));
        using var forwarded = At(app, "http://shop.example", Proxy);
        for (var request = 0; request < 3; request++)
        {
            using var answer = await forwarded.GetAsync(new Uri("/health/live", UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await _app.SignUpAsync("watcher@example.com", Role.Operator);
        using var staff = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(AccountsApp.Origin), AllowAutoRedirect = false });
        using var signedIn = await staff.PostFormAsync("/sign-in", "sign-in", ("Input.Email", "watcher@example.com"), ("Input.Password", AccountsApp.Password));
        var page = await staff.GetStringAsync(new Uri("/admin/tracker", UriKind.Relative), Token);
        staff.DefaultRequestHeaders.Authorization = new("Bearer", "scraper");
        var metrics = await staff.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token);

        Assert.Single(log.Lines, line => line.Contains("Axon:Proxies", StringComparison.Ordinal));
        Assert.Contains(Proxy, page.Split("data-untrusted-proxy")[1].Split("</p>")[0], StringComparison.Ordinal);
        Assert.True(EdgeCheck.Value(metrics) >= 3);
    }

    [Fact]
    public async Task Proxy_NotNamed_TheTrackerIsToldToComeAgainAndOtherSitesAreRefusedForGood()
    {
        using var forwarded = At(_app, "http://shop.example", Proxy);
        using var plain = At(_app, "http://shop.example", null);

        using var own = await SendAsync(forwarded, "https://shop.example");
        using var foreign = await SendAsync(forwarded, "https://evil.example");
        using var unforwarded = await SendAsync(plain, "https://shop.example");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "60"), (own.StatusCode, own.Headers.RetryAfter?.ToString()));
        Assert.Equal("axon:request/untrusted-proxy", await own.ProblemAsync());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (foreign.StatusCode, unforwarded.StatusCode));
    }

    [Theory]
    [InlineData(Proxy)]
    [InlineData("10.1.0.0/16")]
    public async Task Proxy_Named_ThePageIsHttpsAndTheEventOurs(string named)
    {
        await using var app = _app.WithWebHostBuilder(builder => builder.UseSetting("Axon:Proxies:0", named).UseSetting("Axon:Proxies:1", ""));
        using var forwarded = At(app, "http://shop.example", Proxy);

        using var page = await forwarded.GetAsync(new Uri("/sign-in", UriKind.Relative), Token);
        using var event_ = await SendAsync(forwarded, "https://shop.example");

        Assert.Equal("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains(page.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("axon-form=", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.Accepted, event_.StatusCode);
        Assert.Null(app.Services.GetRequired<ProxyWatch>().Last);
    }

    [Fact]
    public async Task HttpsOnly_SendsPeopleToHttpsAndLetsTheMachineAsk()
    {
        await using var app = _app.WithWebHostBuilder(builder => builder.UseSetting("Axon:HttpsOnly", "true"));
        using var client = At(app, "http://shop.example", null);

        using var page = await client.GetAsync(new Uri("/products?page=2", UriKind.Relative), Token);
        using var health = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);

        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://shop.example/products?page=2"), (page.StatusCode, page.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.False(health.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Headers_OfPagesAndPictures_AreTheStrictOnes()
    {
        using var browser = _app.Browser();

        using var page = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative), Token);
        using var script = await browser.GetAsync(new Uri("/s/b.json", UriKind.Relative), Token);
        var id = Guid.NewGuid();
        await _app.ScalarAsync<int>("INSERT INTO image (id, media_type, width, height, bytes, created_at) VALUES (@id, 'image/png', 1, 1, 'x', UTC_TIMESTAMP(6)); SELECT 1", new { id });
        using var picture = await browser.GetAsync(new Uri(Axon.Web.Features.Catalog.Api.ImageUrls.Of(new Core.Kernel.ImageId(id))!, UriKind.Relative), Token); // there is an id

        Assert.Equal("default-src 'none'; sandbox", Assert.Single(picture.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("object-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("same-origin", Assert.Single(page.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("cross-origin", Assert.Single(script.Headers.GetValues("Cross-Origin-Resource-Policy")));
        // A developer's machine is no place to remember HTTPS for.
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
    }

    private static HttpClient At(WebApplicationFactory<Axon.Web.Ui.App> app, string address, string? proxy)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(address), AllowAutoRedirect = false });
        if (proxy is not null)
        {
            client.DefaultRequestHeaders.Add("Test-Address", proxy);
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.77");
        }

        return client;
    }

    /// <summary>As a browser that does not say of which site its page is; the others are told from the header alone.</summary>
    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string origin) =>
        client.SendJsonAsync(HttpMethod.Post, "/s/b", """{"events":[]}""", ("Origin", origin));
}
