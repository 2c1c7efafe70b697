using System.Net;
using System.Text.Json;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Checkout;

/// <summary>A repeated call gets the first one's answer, whatever happened in between.</summary>
public sealed class IdempotencyKeyTests(PrivateServers servers) : OrdersApiTest(servers)
{
    [Fact]
    public async Task IdempotencyKey_SameBody_RepeatsTheAnswerAndAnotherBodyIsRefused()
    {
        var body = new { productId = Product.Value, quantity = 1 };
        var answers = new List<(HttpStatusCode Status, JsonElement Body)>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await PostAsync("/api/orders", body, "key-1"));
        }

        var replayed = await SendAsync("/api/orders", JsonSerializer.Serialize(body), "key-1");
        var (mismatch, problem) = await PostAsync("/api/orders", new { productId = Product.Value, quantity = 2 }, "key-1");
        var (stranger, _) = await App.PersonAsync();
        var (othersStatus, others) = await PostAsync("/api/orders", body, "key-1", stranger);

        Assert.Single(answers.Select(answer => answer.Body.GetRawText()).Distinct());
        Assert.Equal("true", replayed.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal("application/json", replayed.Content.Headers.ContentType!.MediaType);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "axon:request/idempotency-mismatch"), (mismatch, Text(problem, "type")));
        Assert.Equal(HttpStatusCode.OK, othersStatus);
        Assert.NotEqual(Text(answers[0].Body, "id"), Text(others, "id"));
        Assert.Equal(2, await TakenAsync());
    }

    [Fact]
    public async Task IdempotencyKey_InParallel_DoesItOnceAndTellsTheOthersToWait()
    {
        var body = new { productId = Product.Value, quantity = 1 };

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SendAsync("/api/orders", JsonSerializer.Serialize(body), "key-2")));

        Assert.All(answers, answer => Assert.True(
            answer.StatusCode == HttpStatusCode.OK || (answer.StatusCode == HttpStatusCode.Conflict && answer.Headers.RetryAfter is not null), answer.ToString()));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, await TakenAsync());
    }

    [Fact]
    public async Task IdempotencyKey_LeftBehindByADeadProcess_CanBeTriedAgain()
    {
        var body = JsonSerializer.Serialize(new { productId = Product.Value, quantity = 1 });
        await SendAsync("/api/orders", body, "key-3");
        // A process that is nowhere any more began it.
        await Database.ExecuteAsync("UPDATE idempotency_key SET status_code = NULL, response = NULL, finished_at = NULL, owner = UNHEX(REPLACE(UUID(), '-', ''))");

        var again = await SendAsync("/api/orders", body, "key-3");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.False(again.Headers.Contains("Idempotency-Replayed"));
        // The same purchase, not a second one: its id comes from the key.
        Assert.Equal(1, await TakenAsync());
    }

    [Fact]
    public async Task IdempotencyKey_OfAProcessThatWroteNoOwner_IsFreeByAge()
    {
        var body = JsonSerializer.Serialize(new { productId = Product.Value, quantity = 1 });
        await SendAsync("/api/orders", body, "key-6");
        await Database.ExecuteAsync("UPDATE idempotency_key SET status_code = NULL, response = NULL, finished_at = NULL, owner = NULL");

        var soon = await SendAsync("/api/orders", body, "key-6");
        Clock.Advance(TimeSpan.FromMinutes(4));
        var later = await SendAsync("/api/orders", body, "key-6");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (soon.StatusCode, later.StatusCode));
        Assert.Equal(1, await TakenAsync());
    }

    [Fact]
    public async Task IdempotencyKey_RefusedAnswer_IsKeptAndUnknownOutcomeIsNot()
    {
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });
        var id = Text(order, "id");
        var wrong = await SendAsync($"/api/orders/{id}/confirm", """{"paymentKey":"tkn","amount":1}""", "key-4");
        var wrongAgain = await SendAsync($"/api/orders/{id}/confirm", """{"paymentKey":"tkn","amount":1}""", "key-4");
        await TurnAsync(new { faults = new[] { new { on = "confirm", kind = "errorAfter", next = 1 }, new { on = "find", kind = "errorBefore", next = 1 } } });
        var charge = JsonSerializer.Serialize(new { paymentKey = await KeyAsync(order), amount = Price });
        var unknown = await SendAsync($"/api/orders/{id}/confirm", charge, "key-5");
        await CheckAsync();
        var known = await SendAsync($"/api/orders/{id}/confirm", charge, "key-5");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wrong.StatusCode, wrongAgain.StatusCode));
        Assert.True(wrongAgain.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK), (unknown.StatusCode, known.StatusCode));
        Assert.False(known.Headers.Contains("Idempotency-Replayed"));
    }
}
