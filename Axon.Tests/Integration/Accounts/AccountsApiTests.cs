using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Axon.Core.Accounts;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Accounts;

public sealed class AccountsApiTests(PrivateServers servers, SharedApp shared) : IClassFixture<SharedApp>, IAsyncLifetime
{
    private AccountsApp _app = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _app = await shared.OpenAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Program_SignsUpAndUsesItsToken()
    {
        using var client = _app.Browser();
        using var made = await client.SendJsonAsync(
            HttpMethod.Post, "/api/accounts", """{"email":"Api@Example.com","password":"tiger plum river","displayName":"김민지","birthYear":1995,"region":"SEOUL"}""");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var token = await client.SendJsonAsync(HttpMethod.Post, "/api/accounts/token", """{"email":"api@example.com","password":"tiger plum river"}""");
        Assert.Equal(HttpStatusCode.OK, token.StatusCode);
        var given = await token.JsonAsync();
        Assert.Equal(("Bearer", 43200), (given.GetProperty("tokenType").GetString(), given.GetProperty("expiresIn").GetInt32()));

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", given.GetProperty("accessToken").GetString());
        using var me = await client.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);

        var account = await me.JsonAsync();
        Assert.Equal("Api@Example.com", account.GetProperty("email").GetString());
        Assert.Equal("SEOUL", account.GetProperty("region").GetString());
        Assert.Equal("BASIC", account.GetProperty("grade").GetString());
        Assert.EndsWith("Z", account.GetProperty("createdAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Shopper"], account.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
    }

    [Fact]
    public async Task Me_WithoutToken_AsksToSignInInTheCallersLanguage()
    {
        using var client = _app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("axon:accounts/sign-in-required", await answer.ProblemAsync());
        Assert.Equal("Please sign in.", (await answer.JsonAsync()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Token_AfterPasswordChange_IsRefusedAndTheNewOneWorks()
    {
        using var first = await _app.ProgramAsync("stamp@example.com");
        using var changed = await first.SendJsonAsync(HttpMethod.Post, "/api/me/password", """{"currentPassword":"tiger plum river","newPassword":"seven green bottles"}""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        using var old = await first.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);
        first.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await changed.JsonAsync()).GetProperty("accessToken").GetString());
        using var renewed = await first.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
    }

    [Fact]
    public async Task Token_AfterTwelveHours_IsRefused()
    {
        using var client = await _app.ProgramAsync("expired@example.com");
        _app.Clock.Advance(TimeSpan.FromHours(12));

        using var answer = await client.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("axon:accounts/sign-in-required", await answer.ProblemAsync());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("CfDJ8" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Token_Forged_IsRefused(string token)
    {
        using var client = _app.Browser();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);

        using var answer = await client.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("axon:accounts/sign-in-required", await answer.ProblemAsync());
    }

    [Fact]
    public async Task Token_OfLostRole_IsAShoppersAtOnce()
    {
        await using var app = await AccountsApp.CreateAsync(servers, "LastAdmin"); // nobody else's admins
        using var boss = await app.ProgramAsync("boss@example.com", Role.Admin);
        var other = await app.SignUpAsync("other-admin@example.com", Role.Admin);

        using var taken = await boss.SendJsonAsync(HttpMethod.Put, $"/api/admin/users/{other.Id}/roles", """{"roles":["Shopper"]}""");
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        var me = (await (await boss.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken)).JsonAsync()).GetProperty("id").GetGuid();
        using var last = await boss.SendJsonAsync(HttpMethod.Put, $"/api/admin/users/{me}/roles", """{"roles":[]}""");

        Assert.Equal("axon:accounts/last-admin", await last.ProblemAsync());
    }

    [Fact]
    public async Task Token_SixthTryAfterFiveWrong_IsToldWhenToComeBack()
    {
        await _app.SignUpAsync("locked@example.com");
        using var client = _app.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await client.SendJsonAsync(HttpMethod.Post, "/api/accounts/token", """{"email":"locked@example.com","password":"not the password"}""");
            Assert.Equal("axon:accounts/wrong-credentials", await wrong.ProblemAsync());
        }

        using var answer = await client.SendJsonAsync(HttpMethod.Post, "/api/accounts/token", """{"email":"locked@example.com","password":"tiger plum river"}""");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("axon:accounts/locked-out", await answer.ProblemAsync());
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task OneAddress_ManyTries_IsSlowedDown()
    {
        await using var app = await AccountsApp.CreateAsync(servers, "SlowedDown", attempts: 3);
        using var client = app.Browser();
        List<HttpStatusCode> statuses = [];
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var answer = await client.SendJsonAsync(HttpMethod.Post, "/api/accounts/token", $$"""{"email":"a{{attempt}}@example.com","password":"not the password"}""");
            statuses.Add(answer.StatusCode);
            if (attempt == 3)
            {
                Assert.Equal("axon:request/too-many", await answer.ProblemAsync());
                Assert.NotNull(answer.Headers.RetryAfter);
            }
        }

        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], statuses);
    }

    [Theory]
    [InlineData("""{"displayName":"x","role":"Admin"}""")]
    [InlineData("""{"displayName":"x","roles":["Admin"]}""")]
    [InlineData("""{"displayName":"x","grade":"VIP"}""")]
    [InlineData("""{"displayName":"x","id":"00000000-0000-0000-0000-000000000001"}""")]
    [InlineData("""{"displayName":"x","email":"other@example.com"}""")]
    [InlineData("""{"displayName":"x","isTest":true}""")]
    [InlineData("""{"displayName":"x","displayName":"y"}""")]
    [InlineData("""{"displayName":"x","DisplayName":"y"}""")]
    [InlineData("""{"displayName":null}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"displayName":1}""")]
    [InlineData("""{"displayName":"\ud800"}""")]
    [InlineData("""{"displayName":"x","birthYear":"1990"}""")]
    [InlineData("""{"displayName":"x","birthYear":1990.5}""")]
    [InlineData("""{"displayName":"x","birthYear":1e400}""")]
    [InlineData("""{"displayName":"x","birthYear":9007199254740993}""")]
    [InlineData("""{"displayName":"x","birthYear":-1}""")]
    [InlineData("""{"displayName":"x","birthYear":NaN}""")]
    [InlineData("""{"displayName":"x","region":"ATLANTIS"}""")]
    [InlineData("""{"displayName":"x","region":0}""")]
    [InlineData("""{"displayName":"x\u0000"}""")]
    [InlineData("""{"displayName":"x\u202e"}""")]
    public async Task Me_HostileBody_IsRefusedAndChangesNothing(string body)
    {
        using var client = await _app.ProgramAsync($"hostile{Guid.NewGuid():N}@example.com");
        var before = (await (await client.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken)).JsonAsync()).ToString();

        using var answer = await client.SendJsonAsync(HttpMethod.Put, "/api/me", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("axon:", await answer.ProblemAsync(), StringComparison.Ordinal);
        Assert.Equal(before, (await (await client.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken)).JsonAsync()).ToString());
    }

    [Fact]
    public async Task SignUp_ClaimingARole_MakesNoAccount()
    {
        using var client = _app.Browser();

        using var answer = await client.SendJsonAsync(
            HttpMethod.Post, "/api/accounts", """{"email":"climber@example.com","password":"tiger plum river","displayName":"x","roles":["Admin"]}""");

        Assert.Equal("axon:request/malformed", await answer.ProblemAsync());
        Assert.Equal(0, await _app.ScalarAsync<int>("SELECT COUNT(*) FROM user_account WHERE normalized_email = 'climber@example.com'"));
    }

    [Fact]
    public async Task SignUp_SeveralThingsWrong_NamesEachMember()
    {
        using var client = _app.Browser();

        using var answer = await client.SendJsonAsync(HttpMethod.Post, "/api/accounts", """{"email":"nobody","password":"short","displayName":""}""");

        Assert.Equal("axon:request/invalid", await answer.ProblemAsync());
        Assert.Equal(["displayName", "email", "password"], (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task Body_DeepNesting_IsRefused()
    {
        using var client = _app.Browser();

        using var answer = await client.SendJsonAsync(HttpMethod.Post, "/api/accounts/token", new string('[', 100_000));

        Assert.Equal("axon:request/malformed", await answer.ProblemAsync());
    }

    [Fact]
    public async Task Body_OfAnotherKind_IsToldToBeJson()
    {
        using var client = _app.Browser();
        using var text = new StringContent("email=a", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var answer = await client.PostAsync(new Uri("/api/accounts/token", UriKind.Relative), text, TestContext.Current.CancellationToken);

        Assert.Equal("axon:request/unsupported-type", await answer.ProblemAsync());
    }

    [Theory]
    [InlineData("GET", "/api/nothing-here", "axon:request/not-found")]
    [InlineData("GET", "/api/accounts", "axon:request/method-not-allowed")]
    [InlineData("GET", "/api/admin/users?page=x", "axon:request/malformed")]
    [InlineData("PUT", "/api/admin/users/not-an-id/roles", "axon:request/not-found")]
    public async Task Address_Wrong_IsAProblem(string method, string path, string expected)
    {
        using var client = await _app.ProgramAsync($"wrong{Guid.NewGuid():N}@example.com", Role.Admin);

        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);

        Assert.Equal(expected, await answer.ProblemAsync());
    }
}
