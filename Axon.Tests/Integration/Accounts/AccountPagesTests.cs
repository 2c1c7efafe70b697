using System.Net;
using Axon.Core.Accounts;

namespace Axon.Tests.Integration.Accounts;

public sealed class AccountPagesTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("https://localhost", "__Host-axon=", true)]
    [InlineData("http://localhost", "__Host-axon=", true)]
    [InlineData("http://127.0.0.1", "__Host-axon=", true)]
    [InlineData("http://shop.example", "axon-insecure=", false)]
    public async Task SignIn_Cookie_IsAsStrictAsTheAddressAllows(string address, string name, bool secure)
    {
        var email = $"cookie{Guid.NewGuid():N}@example.com";
        await _app.SignUpAsync(email);
        using var browser = _app.Browser(address);

        using var answer = await browser.PostFormAsync("/sign-in", "sign-in", ("Input.Email", email), ("Input.Password", AccountsApp.Password));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith(name, StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires=", cookie, StringComparison.Ordinal);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/me/profile", "/me/profile")]
    [InlineData("/campaign-activity/3?from=mail", "/campaign-activity/3?from=mail")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task SignIn_ReturnUrl_NeverLeavesThisSite(string returnUrl, string expected)
    {
        var email = $"return{Guid.NewGuid():N}@example.com";
        await _app.SignUpAsync(email);
        using var browser = _app.Browser();

        using var answer = await browser.PostFormAsync(
            $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", "sign-in", ("Input.Email", email), ("Input.Password", AccountsApp.Password));

        Assert.Equal(new Uri(new Uri(AccountsApp.Origin), expected), new Uri(new Uri(AccountsApp.Origin), answer.Headers.Location!));
    }

    [Fact]
    public async Task Page_ThatNeedsSigningIn_ComesBackAfterwards()
    {
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri("/me/profile?x=1", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fme%2Fprofile%3Fx%3D1", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task StaffPage_ForAShopper_SaysSoInWords()
    {
        using var browser = await _app.SignedInBrowserAsync("curious@example.com");

        using var answer = await browser.GetAsync(new Uri("/admin/users", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignUp_Form_MakesAnAccountAndSignsIn()
    {
        using var browser = _app.Browser();

        using var answer = await browser.PostFormAsync(
            "/sign-up?returnUrl=%2Fme%2Fprofile", "sign-up", ("Input.Email", "new@example.com"), ("Input.Password", AccountsApp.Password), ("Input.DisplayName", "새 사람"), ("Input.MarketingConsent", "true"));
        using var profile = await browser.GetAsync(answer.Headers.Location, Token);

        var html = WebUtility.HtmlDecode(await profile.Content.ReadAsStringAsync(Token));
        Assert.Contains("value=\"새 사람\"", html, StringComparison.Ordinal);
        Assert.Contains("new@example.com", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignUp_Refused_SaysWhatIsWrongUnderEachFieldAndKeepsWhatWasTyped()
    {
        using var browser = _app.Browser();

        using var answer = await browser.PostFormAsync(
            "/sign-up", "sign-up", ("Input.Email", "\"><script>"), ("Input.Password", "short"), ("Input.DisplayName", "새 사람"), ("Input.Grade", "VIP"));

        var html = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("id=\"email-error\" role=\"alert\">", html, StringComparison.Ordinal);
        Assert.Contains("id=\"password-error\" role=\"alert\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"display-name-error\" role=\"alert\">", html, StringComparison.Ordinal);
        Assert.Contains("새 사람", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("><script>\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("short", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_Form_ChangesOnlyWhatIsTheShoppers()
    {
        using var browser = await _app.SignedInBrowserAsync("profile@example.com");

        using var answer = await browser.PostFormAsync(
            "/me/profile", "profile", ("Input.DisplayName", "이준호"), ("Input.BirthYear", "1990"), ("Input.Region", "JEJU"), ("Input.Grade", "VIP"), ("Input.Email", "thief@example.com"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(
            "이준호 1990 JEJU BASIC",
            await _app.ScalarAsync<string>("SELECT CONCAT_WS(' ', display_name, birth_year, region, grade) FROM user_account WHERE normalized_email = 'profile@example.com'"));
    }

    [Theory]
    [InlineData("abcd", "JEJU", "birth-year-error")]
    [InlineData("1990", "ATLANTIS", "region-error")]
    [InlineData("1990", "3", null)]
    public async Task Profile_FormThatNoBrowserMakes_IsRefusedInWords(string year, string region, string? error)
    {
        using var browser = await _app.SignedInBrowserAsync($"odd{Guid.NewGuid():N}@example.com");

        using var answer = await browser.PostFormAsync("/me/profile", "profile", ("Input.DisplayName", "이준호"), ("Input.BirthYear", year), ("Input.Region", region));

        Assert.Equal(error is null ? HttpStatusCode.Found : HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(error ?? "", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_Changed_KeepsThisBrowserAndEndsTheOther()
    {
        using var here = await _app.SignedInBrowserAsync("two@example.com");
        using var there = _app.Browser();
        using var signedIn = await there.PostFormAsync("/sign-in", "sign-in", ("Input.Email", "two@example.com"), ("Input.Password", AccountsApp.Password));

        using var changed = await here.PostFormAsync("/me/password", "password", ("Input.Current", AccountsApp.Password), ("Input.New", "seven green bottles"));

        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(new Uri("/me/profile", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync(new Uri("/me/profile", UriKind.Relative), Token)).StatusCode);
    }

    [Fact]
    public async Task SignOut_Link_OnlyAsksAndTheButtonSignsOut()
    {
        using var browser = await _app.SignedInBrowserAsync("leaver@example.com");

        using var asked = await browser.GetAsync(new Uri("/sign-out", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/api/me", UriKind.Relative), Token)).StatusCode);
        using var answer = await browser.PostFormAsync("/sign-out", null);

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(new Uri("/api/me", UriKind.Relative), Token)).StatusCode);
    }

    [Fact]
    public async Task Users_AdminGivesAndTakesRoles()
    {
        var target = await _app.SignUpAsync("target@example.com");
        using var browser = await _app.SignedInBrowserAsync("root@example.com", Role.Admin);

        using var list = await browser.GetAsync(new Uri("/admin/users?q=target", UriKind.Relative), Token);
        var html = await list.Content.ReadAsStringAsync(Token);
        using var given = await browser.PostFormAsync($"/admin/users/{target.Id}", "roles", ("Input.Roles", "Marketer"), ("Input.Roles", "Operator"));
        var roles = await RolesAsync(target.Id.Value);
        using var taken = await browser.PostFormAsync($"/admin/users/{target.Id}", "roles");

        Assert.Contains("target@example.com", html, StringComparison.Ordinal);
        Assert.DoesNotContain("root@example.com", html, StringComparison.Ordinal);
        Assert.Equal("Marketer,Operator", roles);
        Assert.Equal(HttpStatusCode.Found, given.StatusCode);
        Assert.Null(await RolesAsync(target.Id.Value));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri($"/admin/users/{Guid.NewGuid()}", UriKind.Relative), Token)).StatusCode);
    }

    private Task<string?> RolesAsync(Guid user) =>
        _app.ScalarAsync<string>("SELECT GROUP_CONCAT(role ORDER BY role) FROM user_role WHERE user_id = @user", new { user });
}
