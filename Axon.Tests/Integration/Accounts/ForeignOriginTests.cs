using System.Net;

namespace Axon.Tests.Integration.Accounts;

public sealed class ForeignOriginTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private const string Body = """{"displayName":"바뀐 이름"}""";

    private AccountsApp _app = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _app = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("1", AccountsApp.Origin, "same-origin", HttpStatusCode.OK)]
    [InlineData("1", null, "same-origin", HttpStatusCode.OK)]
    [InlineData("1", null, null, HttpStatusCode.OK)]
    [InlineData(null, AccountsApp.Origin, "same-origin", HttpStatusCode.Forbidden)]
    [InlineData("1", "https://evil.example", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("1", "https://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("1", "http://localhost", null, HttpStatusCode.Forbidden)]
    [InlineData("1", "https://localhost.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("1", "null", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("1", "", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("1", null, "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("1", null, "same-site", HttpStatusCode.Forbidden)]
    public async Task ChangeByCookie_IsTakenOnlyFromThisSitesOwnPages(string? header, string? origin, string? site, HttpStatusCode expected)
    {
        var email = $"origin{Guid.NewGuid():N}@example.com";
        using var browser = await _app.SignedInBrowserAsync(email);
        (string, string)[] headers =
        [
            .. header is null ? [] : new[] { ("X-Axon", header) },
            .. origin is null ? [] : new[] { ("Origin", origin) },
            .. site is null ? [] : new[] { ("Sec-Fetch-Site", site) },
        ];

        using var answer = await browser.SendJsonAsync(HttpMethod.Put, "/api/me", Body, headers);

        Assert.Equal(expected, answer.StatusCode);
        var name = await _app.ScalarAsync<string>("SELECT display_name FROM user_account WHERE normalized_email = @email", new { email });
        Assert.Equal(expected == HttpStatusCode.OK ? "바뀐 이름" : "김민지", name);
        if (expected == HttpStatusCode.Forbidden)
        {
            Assert.Equal("axon:request/foreign-origin", await answer.ProblemAsync());
        }
    }

    [Fact]
    public async Task ChangeByToken_NeedsNoOrigin()
    {
        using var client = await _app.ProgramAsync("program@example.com");

        using var answer = await client.SendJsonAsync(HttpMethod.Put, "/api/me", Body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in", "sign-in")]
    [InlineData("/sign-up", "sign-up")]
    public async Task Form_WithoutItsToken_IsRefused(string page, string form)
    {
        using var browser = _app.Browser();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", form), KeyValuePair.Create("Input.Email", "forged@example.com"), KeyValuePair.Create("Input.Password", AccountsApp.Password), KeyValuePair.Create("Input.DisplayName", "x")]);

        using var answer = await browser.PostAsync(new Uri(page, UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await _app.ScalarAsync<int>("SELECT COUNT(*) FROM user_account WHERE normalized_email = 'forged@example.com'"));
    }

    [Fact]
    public async Task SignOut_WithoutItsToken_IsRefused()
    {
        using var browser = await _app.SignedInBrowserAsync("stays@example.com");

        using var answer = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var me = await browser.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
    }
}
