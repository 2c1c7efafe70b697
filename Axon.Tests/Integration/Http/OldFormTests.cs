using System.Net;
using Axon.Tests.Integration.Accounts;

namespace Axon.Tests.Integration.Http;

/// <summary>A form that was opened before its person signed in or out in another tab.</summary>
public sealed class OldFormTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/sign-in?returnUrl=%2Fme", "sign-in", "/sign-in?returnUrl=%2Fme")]
    [InlineData("/sign-up", "sign-up", "/sign-up")]
    [InlineData("/sign-out", null, "/sign-out")]
    public async Task Form_WithForeignToken_IsToldToOpenThePageAnew(string page, string? form, string anew)
    {
        using var browser = _app.Browser();

        using var answer = await browser.PostAsync(new Uri(page, UriKind.Relative), Content(form), Stop);
        var shown = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("화면을 연 지 오래됐을 수 있어요", shown, StringComparison.Ordinal);
        Assert.Contains($"class=\"go\" href=\"{anew}\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfSomebodyElse_IsToldToOpenThePageAnew()
    {
        using var first = await _app.SignedInBrowserAsync("first@example.com");
        using var shown = await first.GetAsync(new Uri("/me/profile", UriKind.Relative), Stop);
        using var second = await _app.SignedInBrowserAsync("second@example.com");

        using var answer = await second.PostAsync(new Uri("/me/profile", UriKind.Relative), Content("profile", await shown.Content.ReadAsStringAsync(Stop)), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("class=\"go\" href=\"/me/profile\"", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    /// <summary>A form that the page does not have, which the framework refuses after it has said what type its page would be.</summary>
    [Fact]
    public async Task Form_ThatThePageNoLongerHas_IsToldToOpenThePageAnew()
    {
        using var browser = await _app.SignedInBrowserAsync("third@example.com");

        using var answer = await browser.PostFormAsync("/me/profile", "gone");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("class=\"go\" href=\"/me/profile\"", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AfterSigningInElsewhere_LeadsOn()
    {
        using var browser = await _app.SignedInBrowserAsync("fourth@example.com");

        using var answer = await browser.PostAsync(new Uri("/sign-in?returnUrl=%2Fme", UriKind.Relative), Content("sign-in"), Stop);
        using var page = await browser.GetAsync(answer.Headers.Location, Stop);

        Assert.Equal("/sign-in?returnUrl=%2Fme", answer.Headers.Location?.OriginalString);
        Assert.Equal("/me", page.Headers.Location?.OriginalString.Replace(AccountsApp.Origin, "", StringComparison.Ordinal));
    }

    private static FormUrlEncodedContent Content(string? form, string token = "foreign") => new(
    [
        .. form is null ? [] : new[] { KeyValuePair.Create("_handler", form) },
        KeyValuePair.Create("__RequestVerificationToken", token.Length > 100 ? token.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0] : token),
        KeyValuePair.Create("Input.Email", "old@example.com"),
        KeyValuePair.Create("Input.Password", AccountsApp.Password),
    ]);
}
