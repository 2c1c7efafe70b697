using System.Net;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Tests.Integration.Entry;
using Axon.Web.Features.Accounts;
using Axon.Web.Http.Identity;

namespace Axon.Tests.Integration.Accounts;

/// <summary>Signing out ends the session where it counts: at the server.</summary>
public sealed class SignedOutTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SignOut_CopiesOfTheCookieAndOlderOnesOfTheBrowser_AreDead()
    {
        var email = "copied@example.com";
        await _app.SignUpAsync(email);
        using var browser = _app.Browser();
        var first = await SignInAsync(browser, email);
        using var elsewhere = _app.Browser();
        var other = await SignInAsync(elsewhere, email);
        var second = await SignInAsync(browser, email, "/sign-up");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await MeAsync(first), await MeAsync(second)));

        using var answer = await browser.PostFormAsync("/sign-out", null);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await MeAsync(first), await MeAsync(second), await MeAsync(other)));
        Assert.Equal(HttpStatusCode.Found, await PageAsync(second));
    }

    [Fact]
    public async Task SignOut_EndsTheVisitOfTheTracker()
    {
        using var browser = await _app.SignedInBrowserAsync("visitor@example.com");

        using var answer = await browser.PostFormAsync("/sign-out", null);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("axon_out=", StringComparison.Ordinal));
        Assert.Matches("^axon_out=[0-9]{10}; max-age=86400; path=/; secure; samesite=lax$", cookie);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignOutEverywhere_EndsEveryBrowserAndToken(bool byPage)
    {
        var email = $"everywhere{byPage}@example.com";
        var account = await _app.SignUpAsync(email);
        using var here = _app.Browser();
        var mine = await SignInAsync(here, email);
        using var there = _app.Browser();
        var other = await SignInAsync(there, email);
        using var program = _app.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", _app.Services.GetRequired<BearerTokens>().Issue(account.Id, account.SecurityStamp).AccessToken);

        using var answer = byPage
            ? await here.PostToAsync("/me", AccountUrls.SignOutEverywherePath, null)
            : await here.SendJsonAsync(HttpMethod.Post, "/api/me/sign-out-everywhere", "", ("X-Axon", "1"));

        Assert.Equal(byPage ? HttpStatusCode.Found : HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await MeAsync(mine), await MeAsync(other)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(new Uri("/api/me", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await MeAsync(await SignInAsync(here, email)));
    }

    [Fact]
    public async Task SignOutEverywhere_FromAnotherSite_IsRefused()
    {
        using var browser = await _app.SignedInBrowserAsync("lured@example.com");

        using var form = await browser.PostAsync(new Uri(AccountUrls.SignOutEverywherePath, UriKind.Relative), new FormUrlEncodedContent([]), Token);
        using var call = await browser.SendJsonAsync(HttpMethod.Post, "/api/me/sign-out-everywhere", "", ("X-Axon", "1"), ("Origin", "https://evil.example"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (form.StatusCode, call.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/api/me", UriKind.Relative), Token)).StatusCode);
    }

    [Fact]
    public async Task Sessions_OfOneAccount_AreBoundedAndTheOldestEnds()
    {
        var account = await _app.SignUpAsync("many@example.com");
        using var browser = _app.Browser();
        var oldest = await SignInAsync(browser, "many@example.com");
        var open = _app.Services.GetRequired<OpenSession>();
        for (var more = 0; more < OpenSession.MostPerAccount; more++)
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
            await open.HandleAsync(account.Id, Token);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await MeAsync(oldest));
        Assert.Equal(OpenSession.MostPerAccount, await _app.ScalarAsync<int>("SELECT COUNT(*) FROM user_session WHERE user_id = @user", new { user = account.Id }));
    }

    [Fact]
    public async Task Session_InUse_OutlivesTheSweep()
    {
        using var browser = await _app.SignedInBrowserAsync("daily@example.com");
        for (var week = 0; week < 4; week++)
        {
            _app.Clock.Advance(TimeSpan.FromDays(8));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/me", UriKind.Relative), Token)).StatusCode);
            await _app.Services.GetRequired<CleanSessions>().HandleAsync(Token);
        }
    }

    [Fact]
    public async Task Session_SignedInAtAnotherProcess_CountsHereAtOnce()
    {
        var account = await _app.SignUpAsync("moving@example.com");
        var here = _app.Services.GetRequired<AccountCache>();
        Assert.NotNull(await here.FindAsync(account.Id, account.SecurityStamp, null, Token));
        var session = new SessionId(Guid.NewGuid());
        await _app.ScalarAsync<int>(
            "INSERT INTO user_session (id, user_id, started_at, expires_at) VALUES (@session, @user, @now, @now + INTERVAL 1 DAY); SELECT 1",
            new { session = session.Value, user = account.Id, now = _app.Clock.GetUtcNow() });

        Assert.Equal(session, (await here.FindAsync(account.Id, account.SecurityStamp, session, Token))?.Id);
        Assert.Null(await here.FindAsync(account.Id, account.SecurityStamp, new SessionId(Guid.NewGuid()), Token));
    }

    /// <returns>The session cookie.</returns>
    private static async Task<string> SignInAsync(HttpClient browser, string email, string tokenPage = "/sign-in")
    {
        using var answer = await browser.PostToAsync(tokenPage, "/sign-in", "sign-in", ("Input.Email", email), ("Input.Password", AccountsApp.Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-axon=", StringComparison.Ordinal)).Split(';')[0];
    }

    private Task<HttpStatusCode> MeAsync(string cookie) => StatusAsync("/api/me", cookie);

    private Task<HttpStatusCode> PageAsync(string cookie) => StatusAsync("/me", cookie);

    private async Task<HttpStatusCode> StatusAsync(string path, string cookie)
    {
        using var thief = _app.CreateDefaultClient(new Uri(AccountsApp.Origin));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await thief.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
