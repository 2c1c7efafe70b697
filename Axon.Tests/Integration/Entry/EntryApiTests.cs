using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Entry;

/// <summary>Entering as a program does it, through the whole web process.</summary>
public sealed class EntryApiTests(PrivateServers servers) : IAsyncLifetime
{
    private static long _activity = Random.Shared.Next(1_000_000, 1_000_000_000);
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await AccountsApp.CreateAsync(servers, nameof(EntryApiTests));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Enter_ThenAgainThenGiveUp_AnswersAsDocumented()
    {
        var activity = await OpenAsync(capacity: 1);
        var winner = await _app.ProgramAsync("winner@example.com");
        var loser = await _app.ProgramAsync("loser@example.com");

        var (created, first) = await EnterAsync(winner, activity);
        var (ok, second) = await EnterAsync(winner, activity);
        var (soldOut, problem) = await EnterAsync(loser, activity);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict), (created, ok, soldOut));
        var reservation = first.GetProperty("reservation");
        var id = reservation.GetProperty("id").GetGuid();
        Assert.Equal(id, second.GetProperty("reservation").GetProperty("id").GetGuid());
        Assert.Equal(first.GetProperty("token").GetString(), second.GetProperty("token").GetString());
        Assert.Equal("PENDING", reservation.GetProperty("status").GetString());
        Assert.EndsWith("Z", reservation.GetProperty("deadlineAt").GetString());
        Assert.Equal("axon:entry/sold-out", problem.GetProperty("type").GetString());

        Assert.Equal(HttpStatusCode.NotFound, (await loser.GetAsync($"/api/reservations/{id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await loser.DeleteAsync($"/api/reservations/{id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await loser.GetAsync($"/api/entries/{activity}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await winner.GetAsync($"/api/entries/{activity}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await winner.DeleteAsync($"/api/reservations/{id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await EnterAsync(loser, activity)).Status);
    }

    [Fact]
    public async Task State_IsPublicAndTheSameForAll()
    {
        var activity = await OpenAsync(capacity: 1);
        await EnterAsync(await _app.ProgramAsync("one@example.com"), activity);

        using var answer = await _app.Browser().GetAsync($"/api/activities/{activity}/state", Stop);
        var state = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal((HttpStatusCode.OK, "public, max-age=1"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        Assert.True(state.GetProperty("soldOut").GetBoolean());
        Assert.Equal(("OPEN", 1), (state.GetProperty("status").GetString(), state.GetProperty("inPayment").GetInt32()));
        Assert.Equal(JsonValueKind.Null, state.GetProperty("remaining").ValueKind);
        Assert.EndsWith("Z", state.GetProperty("lastDeadline").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await _app.Browser().GetAsync("/api/activities/42424242424242/state", Stop)).StatusCode);
    }

    [Fact]
    public async Task Enter_HostileBody_IsRefusedAndChangesNothing()
    {
        var activity = await OpenAsync(capacity: 5);
        var person = await _app.ProgramAsync("hostile@example.com");
        string[] bodies =
        [
            "{\"quantity\":0}",
            "{\"quantity\":-5}",
            "{\"quantity\":1000000000}",
            "{\"quantity\":1.5}",
            "{\"quantity\":1e400}",
            "{\"quantity\":\"1\"}",
            "{\"quantity\":1,\"userId\":\"0190b0a0-0000-7000-8000-000000000000\"}",
            "{\"quantity\":1,\"price\":1}",
            "{\"quantity\":1,\"quantity\":2}",
            "[]",
            "",
        ];

        foreach (var body in bodies)
        {
            using var answer = await person.PostAsync($"/api/entries/{activity}", new StringContent(body, Encoding.UTF8, "application/json"), Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{body}: {answer.StatusCode}");
        }

        Assert.Equal(0, await _app.ScalarAsync<long>("SELECT COUNT(*) FROM reservation"));
    }

    [Fact]
    public async Task Enter_WithoutSignInOrUnknownActivity_IsRefused()
    {
        var person = await _app.ProgramAsync("someone@example.com");

        Assert.Equal(HttpStatusCode.NotFound, (await EnterAsync(person, 424242424242)).Status);
        using var anonymous = _app.Browser();
        using var answer = await anonymous.SendAsync(Request(await OpenAsync(1)), Stop);
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task Enter_AskingForMoreThanIsLeft_IsAProblemOfItsOwn()
    {
        var activity = await OpenAsync(capacity: 3);
        using var first = await (await _app.ProgramAsync("first@example.com")).PostAsJsonAsync($"/api/entries/{activity}", new { quantity = 2 }, Stop);
        var second = await _app.ProgramAsync("second@example.com");

        using var two = await second.PostAsJsonAsync($"/api/entries/{activity}", new { quantity = 2 }, Stop);
        var problem = await two.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (first.StatusCode, two.StatusCode));
        Assert.Equal(("axon:entry/too-few-left", 1), (problem.GetProperty("type").GetString(), problem.GetProperty("remaining").GetInt32()));
    }

    [Fact]
    public async Task EnterForm_SentTooOften_IsLimitedAsTheApiIsAndSaysSo()
    {
        var activity = await OpenAsync(capacity: 5);
        var browser = await _app.SignedInBrowserAsync("fast@example.com");
        var page = $"/campaign-activity/{activity}/enter";
        var html = await browser.GetStringAsync(page, Stop);
        var token = System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => browser.PostAsync(
            page, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "enter"), new("Amount", "1")]), Stop)));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString.Contains("/reservations/", StringComparison.Ordinal));
        var limited = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(limited);
        Assert.All(limited, answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.Contains("잠깐만 기다려 주세요", await limited[0].Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(1, await _app.ScalarAsync<long>("SELECT COUNT(*) FROM reservation WHERE activity_id = @activity", new { activity }));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task HeldPlace_IsOnEveryShopPageOfItsPersonButThoseAboutIt()
    {
        var activity = await OpenAsync(capacity: 5);
        var browser = await _app.SignedInBrowserAsync("holder@example.com");
        Assert.DoesNotContain("class=\"held\"", await browser.GetStringAsync("/", Stop), StringComparison.Ordinal);

        using var entered = await browser.PostFormAsync($"/campaign-activity/{activity}/enter", "enter", ("Amount", "1"));
        var place = entered.Headers.Location!.OriginalString;

        foreach (var page in new[] { "/", "/products", $"/campaign-activity/{activity}", "/me" })
        {
            var html = await browser.GetStringAsync(page, Stop);
            Assert.Contains("class=\"held\"", html, StringComparison.Ordinal);
            Assert.Contains(new Uri(place, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } whole ? whole.AbsolutePath : "/" + place.TrimStart('/'), html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("class=\"held\"", await browser.GetStringAsync(place, Stop), StringComparison.Ordinal);
        using var stranger = _app.Browser();
        Assert.DoesNotContain("class=\"held\"", await stranger.GetStringAsync("/", Stop), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Request(long activity) => new(HttpMethod.Post, $"/api/entries/{activity}") { Content = JsonContent.Create(new { quantity = 1 }) };

    private static async Task<(HttpStatusCode Status, JsonElement Body)> EnterAsync(HttpClient client, long activity)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var answer = await client.SendAsync(Request(activity), Stop);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Stop));
            }

            Assert.NotNull(answer.Headers.RetryAfter);
            await Task.Delay(200, patience.Token);
        }
    }

    /// <summary>Its id is this run's own: the processes of other tests keep their gates in the same Redis.</summary>
    private async Task<long> OpenAsync(int capacity)
    {
        // Starts the process, which migrates.
        using var ready = await _app.Browser().GetAsync("/health/live", Stop);
        var activity = await _app.ScalarAsync<long>(
            """
            INSERT IGNORE INTO campaign (id, name, status, starts_at, ends_at, created_at, updated_at) VALUES (1, 'c', 'ACTIVE', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT IGNORE INTO product (id, name, category, price_minor, created_at, updated_at) VALUES (1, 'p', 'shoes', 20000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO activity (id, campaign_id, type, title, product_id, status, opens_at, closes_at, per_person_limit, max_quantity, price_minor, created_at, updated_at)
            VALUES (@id, 1, 'PURCHASE', 'drop', 1, 'OPEN', UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE, UTC_TIMESTAMP(6) + INTERVAL 1 DAY, 2, 2, 10000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO activity_stock (activity_id, capacity) VALUES (@id, @capacity);
            SELECT @id
            """,
            new { id = Interlocked.Increment(ref _activity), capacity });
        // No workers run here.
        await _app.Services.GetRequired<KeepGates>().HandleAsync(new ActivityId(activity), Stop);
        return activity;
    }
}
