using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Accounts;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Integration.Checkout;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Operations;

/// <summary>What an operator sees and does, on the page without a script and by program.</summary>
public sealed class OperationsTests(PrivateServers servers) : OrdersApiTest(servers)
{
    private const string Page = "/operations";

    [Fact]
    public async Task Stuck_AskedAboutOnThePage_IsPaidAndWrittenDown()
    {
        var (operator_, _) = await App.PersonAsync(Role.Operator);
        var order = await StuckOrderAsync();
        var number = Text(order, "number")!;
        var before = await ReadAsync(operator_);
        var shown = await operator_.GetStringAsync(Page, Token);
        await TurnAsync("any", "errorBefore", next: 0);
        var payment = await Database.ScalarAsync<Guid>("SELECT id FROM payment");

        using var answer = await operator_.PostFormAsync(Page, "ask", ("Ask.Payment", payment.ToString()));

        Assert.Equal((1, 1), (before.GetProperty("stuckPayments").GetInt32(), before.GetProperty("attention").GetInt32()));
        Assert.Contains(number, shown, StringComparison.Ordinal);
        Assert.Contains("제공자에게 다시 묻기", shown, StringComparison.Ordinal);
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Found, answer.StatusCode.ToString());
        Assert.Equal("PAID", await Database.ScalarAsync<string>("SELECT status FROM customer_order"));
        Assert.Equal(1, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM audit_log WHERE action = 'payment.ask' AND actor_id IS NOT NULL"));
        Assert.Equal(0, (await ReadAsync(operator_)).GetProperty("attention").GetInt32());
    }

    [Fact]
    public async Task DeadLetter_RequeuedOnThePageOrByProgram_WaitsAgainAndIsWrittenDown()
    {
        var (operator_, _) = await App.PersonAsync(Role.Operator);
        var (first, second) = (await DeadLetterAsync(), await DeadLetterAsync());
        var shown = await operator_.GetStringAsync(Page, Token);
        var listed = await operator_.GetFromJsonAsync<JsonElement>("/api/operations/dead-letters", Token);

        using var onPage = await operator_.PostFormAsync(Page, "requeue", ("Requeue.Fact", first.ToString()));
        using var byProgram = await operator_.PostAsync($"/api/operations/dead-letters/{second}/requeue", null, Token);
        using var again = await operator_.PostAsync($"/api/operations/dead-letters/{second}/requeue", null, Token);

        Assert.Contains("poison &lt;b&gt;", shown, StringComparison.Ordinal);
        Assert.Equal(2, listed.GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, byProgram.StatusCode);
        Assert.Equal("axon:operations/no-dead-letter", await again.ProblemAsync());
        Assert.Equal(2, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE aggregate = 'order/1' AND status = 'NEW' AND attempts = 0"));
        // The one that is no longer dead is not written down.
        Assert.Equal(2, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM audit_log WHERE action = 'fact.requeue'"));
    }

    [Fact]
    public async Task Finding_ThatStays_IsShownOpenAndThenResolved()
    {
        var (operator_, _) = await App.PersonAsync(Role.Operator);
        await Database.ScalarAsync<int>(
            """INSERT INTO reconcile_finding (kind, subject, detail, found_at) VALUES ('TAKEN', '7', '{"activity":7,"says":"stock says 3, reservations 2"}', UTC_TIMESTAMP(6)); SELECT 1""");

        var open = await operator_.GetStringAsync(Page, Token);
        var attention = (await ReadAsync(operator_)).GetProperty("attention").GetInt32();
        await Database.ScalarAsync<int>("UPDATE reconcile_finding SET resolved_at = UTC_TIMESTAMP(6); SELECT 1");
        var listed = await operator_.GetFromJsonAsync<JsonElement>("/api/operations/findings", Token);

        Assert.Contains("재고 수와 자리 합이 달라요", open, StringComparison.Ordinal);
        Assert.Contains("stock says 3, reservations 2", open, StringComparison.Ordinal);
        Assert.Equal(1, attention);
        Assert.Equal((7L, JsonValueKind.String), (listed[0].GetProperty("activityId").GetInt64(), listed[0].GetProperty("resolvedAt").ValueKind));
        Assert.Equal(0, (await ReadAsync(operator_)).GetProperty("attention").GetInt32());
    }

    [Fact]
    public async Task Page_NothingWrong_SaysSoToOperatorsAndAdminsOnly()
    {
        var (operator_, _) = await App.PersonAsync(Role.Operator);
        var (admin, _) = await App.PersonAsync(Role.Admin);
        var (marketer, _) = await App.PersonAsync(Role.Marketer);

        Assert.Contains("모두 괜찮아요.", await operator_.GetStringAsync(Page, Token), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", await admin.GetStringAsync("/admin/campaigns", Token), StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{Page}\"", await marketer.GetStringAsync("/admin/campaigns", Token), StringComparison.Ordinal);
        foreach (var path in new[] { Page, "/api/operations", "/api/operations/findings", "/api/operations/dead-letters" })
        {
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(path, Token)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await marketer.GetAsync(path, Token)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await Client.GetAsync(path, Token)).StatusCode);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client) => await client.GetFromJsonAsync<JsonElement>("/api/operations", Token);

    /// <summary>The provider was asked to charge, and neither it nor anybody else says what came of that.</summary>
    private async Task<JsonElement> StuckOrderAsync()
    {
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value, quantity = 1 });
        var paymentKey = await KeyAsync(order);
        await TurnAsync("any", "errorBefore", next: null);
        var (status, _) = await PostAsync($"/api/orders/{Text(order, "id")}/confirm", new { paymentKey, amount = order.GetProperty("total").GetProperty("minor").GetInt64() });
        Assert.Equal(HttpStatusCode.Accepted, status);
        return order;
    }

    private async Task<Guid> DeadLetterAsync()
    {
        var id = Guid.CreateVersion7();
        await Database.ScalarAsync<int>(
            """
            INSERT INTO outbox (message_id, aggregate, type, payload, occurred_at, status, available_at, attempts, last_error)
            VALUES (@id, 'order/1', 'ORDER_PAID', '{}', UTC_TIMESTAMP(6), 'DEAD', UTC_TIMESTAMP(6), 10, 'poison <b>'); SELECT 1
            """,
            new { id });
        return id;
    }
}
