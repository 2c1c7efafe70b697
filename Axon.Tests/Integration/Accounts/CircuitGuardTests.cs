using System.Net;
using System.Net.WebSockets;
using Axon.Core.Accounts;

namespace Axon.Tests.Integration.Accounts;

/// <summary>Circuits are for staff, on this site's pages, so many at once.</summary>
public sealed class CircuitGuardTests(SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private const int Most = 20;
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(null, AccountsApp.Origin, HttpStatusCode.Unauthorized)]
    [InlineData("shopper", AccountsApp.Origin, HttpStatusCode.Forbidden)]
    [InlineData("staff", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("staff", "https://localhost:444", HttpStatusCode.Forbidden)]
    [InlineData("staff", "http://localhost", HttpStatusCode.Forbidden)]
    [InlineData("staff", "null", HttpStatusCode.Forbidden)]
    [InlineData("staff", AccountsApp.Origin, HttpStatusCode.OK)]
    public async Task Negotiate_IsForStaffOnThisSite(string? who, string origin, HttpStatusCode expected)
    {
        var email = $"negotiate{Guid.NewGuid():N}@example.com";
        using var browser = who is null ? _app.Browser() : await _app.SignedInBrowserAsync(email, who == "staff" ? [Role.Marketer] : []);

        using var answer = await browser.SendJsonAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", "", ("Origin", origin));
        using var initializers = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/_blazor/initializers") { Headers = { { "Origin", origin } } }, Token);
        var socket = await ConnectAsync(await CookieAsync(who, email), origin);

        Assert.Equal((expected, expected), (answer.StatusCode, initializers.StatusCode));
        Assert.Equal(expected == HttpStatusCode.OK ? "open" : $"{(int)expected}", socket.State);
        socket.Socket?.Dispose();
    }

    [Fact]
    public async Task Connect_WithoutAWebSocket_IsRefused()
    {
        using var browser = await _app.SignedInBrowserAsync("poller@example.com", Role.Operator);

        using var answer = await browser.GetAsync(new Uri("/_blazor?id=x", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Connect_MoreThanTwentyOfOneAccount_IsRefusedUntilOneIsClosed()
    {
        await _app.SignUpAsync("tabs@example.com", Role.Marketer);
        var cookie = await CookieAsync("staff", "tabs@example.com");
        List<WebSocket?> open = [];
        for (var tab = 0; tab < Most; tab++)
        {
            var (state, socket) = await ConnectAsync(cookie, AccountsApp.Origin);
            Assert.Equal("open", state);
            open.Add(socket);
        }

        Assert.Equal("429", (await ConnectAsync(cookie, AccountsApp.Origin)).State);
        open.ForEach(socket => socket?.Dispose());
        await Support.Wait.UntilAsync("a place is free again", async () => (await ConnectAsync(cookie, AccountsApp.Origin)).State == "open");
    }

    [Fact]
    public async Task Design_Stranger_GetsNoDescriptorsOfComponents()
    {
        using var browser = _app.Browser();

        using var answer = await browser.GetAsync(new Uri("/design/staff", UriKind.Relative), Token);

        Assert.DoesNotContain("<!--Blazor:", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<string?> CookieAsync(string? who, string email)
    {
        if (who is null)
        {
            return null;
        }

        using var browser = _app.Browser();
        using var answer = await browser.PostFormAsync("/sign-in", "sign-in", ("Input.Email", email), ("Input.Password", AccountsApp.Password));
        return Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-axon=", StringComparison.Ordinal)).Split(';')[0];
    }

    private async Task<(string State, WebSocket? Socket)> ConnectAsync(string? cookie, string origin)
    {
        var client = _app.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Origin = origin;
            request.Headers.Cookie = cookie;
        };
        try
        {
            return ("open", await client.ConnectAsync(new Uri("wss://localhost/_blazor"), Token));
        }
        catch (InvalidOperationException exception)
        {
            // "Incomplete handshake, status code: 403"
            return (exception.Message.Split(' ')[^1].TrimEnd('.'), null);
        }
    }
}
