using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Checkout;

/// <summary>Orders and money as a program sees them: over HTTP, on the whole web process.</summary>
public sealed class OrdersApiTests(PrivateServers servers) : OrdersApiTest(servers)
{
    [Fact]
    public async Task Purchase_FromOrderToRefund_ReadsRightAtEveryStep()
    {
        var (status, order) = await PostAsync("/api/orders", new { productId = Product.Value, quantity = 2 });
        var id = order.GetProperty("id").GetString();
        var url = order.GetProperty("checkout").GetProperty("url").GetString();

        var (paidStatus, paid) = await PostAsync($"/api/orders/{id}/confirm", new { paymentKey = await KeyAsync(order), amount = 2 * Price });
        var (refundStatus, refunded) = await PostAsync($"/api/orders/{id}/refunds", new { reason = "마음이 바뀌었어요" });
        var receipt = await Client.GetFromJsonAsync<JsonElement>($"/api/orders/{id}", Token);
        var list = await Client.GetFromJsonAsync<JsonElement>("/api/orders", Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (status, paidStatus, refundStatus));
        Assert.StartsWith(new Uri(SimulatorUrl, "/window").AbsoluteUri, url, StringComparison.Ordinal);
        Assert.Equal(("AWAITING_PAYMENT", "PAID", "REFUNDED"), (Text(order, "status"), Text(paid, "status"), Text(refunded, "status")));
        Assert.Equal(2 * Price, order.GetProperty("total").GetProperty("minor").GetInt64());
        Assert.EndsWith("Z", Text(order, "deadline"), StringComparison.Ordinal);
        Assert.Equal(2 * Price, receipt.GetProperty("refunds")[0].GetProperty("amount").GetProperty("minor").GetInt64());
        Assert.Equal((1, id), (list.GetProperty("total").GetInt32(), Text(list.GetProperty("items")[0], "id")));
    }

    [Fact]
    public async Task Refund_TwoKeysThatDifferByLetterCase_AreTwoRefunds()
    {
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value, quantity = 2 });
        var id = order.GetProperty("id").GetString();
        await PostAsync($"/api/orders/{id}/confirm", new { paymentKey = await KeyAsync(order), amount = 2 * Price });
        var (staff, _) = await App.PersonAsync(Axon.Core.Accounts.Role.Operator);
        var body = new { reason = "test", amount = 1000 };

        var first = await PostAsync($"/api/orders/{id}/refunds", body, "key-Aa", staff);
        var second = await PostAsync($"/api/orders/{id}/refunds", body, "key-aA", staff);
        var again = await PostAsync($"/api/orders/{id}/refunds", body, "key-aA", staff);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status, again.Status));
        Assert.Equal(2, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM refund"));
        Assert.Equal(2000, await Database.ScalarAsync<long>("SELECT refunded_minor FROM customer_order"));
        staff.Dispose();
    }

    [Fact]
    public async Task ForeignOrder_IsNotFoundEverywhere()
    {
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });
        var id = Text(order, "id");
        var key = await KeyAsync(order);
        var (stranger, _) = await App.PersonAsync();

        var answers = new[]
        {
            (await stranger.GetAsync($"/api/orders/{id}", Token)).StatusCode,
            (await PostAsync($"/api/orders/{id}/confirm", new { paymentKey = key, amount = Price }, client: stranger)).Status,
            (await PostAsync($"/api/orders/{id}/cancel", new { }, client: stranger)).Status,
            (await PostAsync($"/api/orders/{id}/refunds", new { reason = "x" }, client: stranger)).Status,
            (await stranger.GetAsync($"/api/orders/{Guid.NewGuid()}", Token)).StatusCode,
        };

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal(0, (await stranger.GetFromJsonAsync<JsonElement>("/api/orders", Token)).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/api/admin/payments?status=STUCK", Token)).StatusCode);
        using var anonymous = App.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.GetAsync($"/api/orders/{id}", Token)).StatusCode);
    }

    private static readonly string[] HostileBodies =
    [
        """{}""",
        """[]""",
        "null",
        """{"productId":1,"quantity":1.5}""",
        """{"productId":1,"quantity":1e400}""",
        """{"productId":1,"quantity":9223372036854775808}""",
        """{"productId":-1}""",
        """{"productId":9223372036854775807}""",
        """{"productId":1,"quantity":0}""",
        """{"productId":1,"quantity":-1}""",
        """{"productId":1,"productId":2}""",
        """{"productId":1,"price":1}""",
        """{"productId":1,"userId":"00000000-0000-0000-0000-000000000000"}""",
        """{"productId":1,"reservationId":"00000000-0000-0000-0000-000000000000"}""",
        """{"reservationId":"x"}""",
        """{"reservationId":"00000000-0000-0000-0000-000000000000"}""",
        """{"reservationId":"00000000-0000-0000-0000-000000000000","token":"forged"}""",
        """{"productId":1,"issuedCouponId":"00000000-0000-0000-0000-000000000000"}""",
        "{\"productId\":\"\\ud800\"}",
    ];

    [Fact]
    public async Task Prepare_HostileBodies_AreClearProblemsAndChangeNothing()
    {
        foreach (var body in HostileBodies)
        {
            using var answer = await SendAsync("/api/orders", body, Guid.NewGuid().ToString());

            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{answer.StatusCode} for {body}");
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
            Assert.StartsWith("axon:", Text(problem, "type"), StringComparison.Ordinal);
        }

        Assert.Equal((0, 0), (await TakenAsync(), await Database.ScalarAsync<long>("SELECT COUNT(*) FROM customer_order")));
    }

    [Fact]
    public async Task Confirm_HostileBodies_ChargeNothing()
    {
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });
        string[] bodies =
        [
            "{}", "[]", """{"paymentKey":null,"amount":15000}""", """{"paymentKey":"","amount":15000}""", """{"paymentKey":"../../x","amount":15000}""",
            """{"paymentKey":"a","amount":"15000"}""", """{"paymentKey":"a","amount":-15000}""", """{"paymentKey":"a\u0000b","amount":15000}""",
            $$"""{"paymentKey":"{{new string('a', 5_000)}}","amount":15000}""", """{"paymentKey":"never-seen","amount":15000}""",
        ];
        foreach (var body in bodies)
        {
            using var answer = await SendAsync($"/api/orders/{Text(order, "id")}/confirm", body, null);

            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        Assert.Equal("AWAITING_PAYMENT", Text(await Client.GetFromJsonAsync<JsonElement>($"/api/orders/{Text(order, "id")}", Token), "status"));
    }

    [Fact]
    public async Task Problem_ForAPerson_SaysWhetherMoneyMovedInBothLanguages()
    {
        var (_, order) = await PostAsync("/api/orders", new { productId = Product.Value });
        var body = JsonSerializer.Serialize(new { paymentKey = await KeyAsync(order, "balance"), amount = Price });
        var korean = await (await SendAsync($"/api/orders/{Text(order, "id")}/confirm", body, null)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var answer = await SendAsync($"/api/orders/{Text(order, "id")}/confirm", body, null);
        var english = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);

        Assert.Equal(HttpStatusCode.PaymentRequired, answer.StatusCode);
        Assert.Equal(("axon:payments/declined", "InsufficientFunds"), (Text(english, "type"), Text(english, "reason")));
        Assert.Contains("돈은 빠져나가지 않았어요", Text(korean, "detail"), StringComparison.Ordinal);
        Assert.Contains("No money was taken", Text(english, "detail"), StringComparison.Ordinal);
    }


}
