using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Axon.Core.Accounts;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Checkout;

/// <summary>Webhooks and staff make us ask the provider; neither is believed.</summary>
public sealed class PaymentHintTests(PrivateServers servers) : OrdersApiTest(servers)
{
    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    [InlineData("twice")]
    [InlineData("never")]
    public async Task Webhooks_WheneverTheyCome_ChangeNothingThatIsProved(string mode)
    {
        await TurnAsync(new { webhook = new { mode } });
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });

        var (status, _) = await PostAsync($"/api/orders/{Text(order, "id")}/confirm", new { paymentKey = await KeyAsync(order), amount = Price });
        await WebhooksAsync(mode == "never" ? 0 : 1);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(1, await FactsAsync(Axon.Core.Facts.FactType.PURCHASE));
        Assert.Equal(1, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM payment_attempt WHERE state = 'SUCCEEDED'"));
    }

    [Fact]
    public async Task Webhook_OfAChargeWhoseAnswerWasLost_SettlesIt()
    {
        await TurnAsync(new { faults = new[] { new { on = "confirm", kind = "errorAfter", next = 1 }, new { on = "find", kind = "errorBefore", next = 1 } } });
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });
        var (status, _) = await PostAsync($"/api/orders/{Text(order, "id")}/confirm", new { paymentKey = await KeyAsync(order), amount = Price });

        await WebhooksAsync(1);

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("PAID", await Database.ScalarAsync<string>("SELECT status FROM customer_order"));
    }

    [Fact]
    public async Task Webhook_ForgedOrNonsense_KeepsNothing()
    {
        using var anonymous = App.CreateClient();
        foreach (var body in new[] { "{}", "[]", "\0", """{"eventType":"PAYMENT_STATUS_CHANGED","data":{"status":"DONE"}}""", new string('[', 10_000), Hint(Guid.CreateVersion7()) })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.OK, (await anonymous.PostAsync("/api/payments/webhooks/toss", content, Token)).StatusCode);
            using var forged = new HttpRequestMessage(HttpMethod.Post, "/api/payments/webhooks/toss") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            forged.Headers.Add("tosspayments-webhook-signature", "v1:AAAA");
            Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.SendAsync(forged, Token)).StatusCode);
        }

        Assert.Equal(0, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM webhook_inbox"));
    }

    [Fact]
    public async Task Webhook_UnsignedAndTooOften_IsToldToComeAgain()
    {
        await TurnAsync(new { webhook = new { mode = "never" } });
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });
        using var anonymous = App.CreateClient();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var content = new StringContent(Hint(Guid.Parse(Text(order, "id")!), $"key{i}"), Encoding.UTF8, "application/json");
            answers.Add((await anonymous.PostAsync("/api/payments/webhooks/toss", content, Token)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(answers.Count(status => status == HttpStatusCode.OK), await Database.ScalarAsync<long>("SELECT COUNT(*) FROM webhook_inbox"));
    }

    [Fact]
    public async Task Payments_OfEveryStatusAndOfNone_AreListedForStaff()
    {
        await PostAsync("/api/orders", new { productId = Product.Value });
        var (_, paid) = await PostAsync("/api/orders", new { productId = Product.Value });
        await PostAsync($"/api/orders/{Text(paid, "id")}/confirm", new { paymentKey = await KeyAsync(paid), amount = Price });
        var (staff, _) = await App.PersonAsync(Role.Operator);

        var all = await staff.GetFromJsonAsync<JsonElement>("/api/admin/payments", Token);
        foreach (var status in Enum.GetNames<Axon.Core.Checkout.Orders.PaymentStatus>())
        {
            Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync($"/api/admin/payments?status={status}", Token)).StatusCode);
        }

        Assert.Equal(2, all.GetProperty("total").GetInt32());
        Assert.All(all.GetProperty("items").EnumerateArray(), item => Assert.Equal(JsonValueKind.Null, item.GetProperty("open").ValueKind));
    }

    [Fact]
    public async Task Stuck_IsSeenAndAskedAboutByStaff()
    {
        await TurnAsync(new { faults = new[] { new { on = "confirm", kind = "errorAfter", next = 1 }, new { on = "find", kind = "errorBefore", next = 1 } }, webhook = new { mode = "never" } });
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });
        await PostAsync($"/api/orders/{Text(order, "id")}/confirm", new { paymentKey = await KeyAsync(order), amount = Price });
        var (staff, _) = await App.PersonAsync(Role.Operator);

        var stuck = await staff.GetFromJsonAsync<JsonElement>("/api/admin/payments?status=STUCK", Token);
        var (status, asked) = await PostAsync($"/api/admin/payments/{Text(stuck.GetProperty("items")[0], "id")}/ask", new { }, client: staff);

        Assert.Equal((1, "CONFIRM"), (stuck.GetProperty("total").GetInt32(), Text(stuck.GetProperty("items")[0].GetProperty("open"), "kind")));
        Assert.Equal((HttpStatusCode.OK, "Settled", "PAID"), (status, Text(asked, "outcome"), Text(asked.GetProperty("order"), "status")));
        Assert.Equal(1, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM audit_log WHERE action = 'payment.ask'"));
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.GetAsync("/api/admin/payments?status=NONSENSE", Token)).StatusCode);
    }

    private static string Hint(Guid order, string key = "key") =>
        JsonSerializer.Serialize(new { eventType = "PAYMENT_STATUS_CHANGED", data = new { paymentKey = key, orderId = order.ToString("N"), status = "DONE" } });
}
