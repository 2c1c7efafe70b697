using System.Text.Json;
using System.Text.Json.Nodes;
using Axon.Tests.Integration.WholeSale;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.OpenApi;

/// <summary>A whole sale by a program that has read the document and nothing else; only the payment window is not Axon's.</summary>
[Collection(WholeSaleTests.Name)]
public sealed class PurchaseByDocumentTests(PrivateServers servers)
{
    [Fact]
    public async Task Purchase_ByTheDocumentAlone_IsPaidAndRefunded()
    {
        await using var host = await SaleHost.CreateAsync(servers, nameof(PurchaseByDocumentTests));
        await using var web = await host.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        var api = await DocumentedApi.OpenAsync(http);
        // The first admin is made on the machine; all others can be made by this one.
        var admin = await TokenAsync(api, ("email", SaleHost.AdminEmail), ("password", SaleHost.AdminPassword));

        await api.DoAsync("SignUp");
        var shopper = await TokenAsync(api);
        var activity = await OpenDropAsync(api, admin);
        await UntilAsync(api, "GetActivityState", null, state => Text(state, "status") == "OPEN" && !state.GetProperty("gateClosed").GetBoolean(), ("activityId", activity));
        var entry = await api.DoAsync("EnterActivity", shopper, ("activityId", activity));
        var reservation = Text(entry.GetProperty("reservation"), "id");
        var order = await api.DoAsync("PrepareOrder", shopper, ("reservationId", reservation), ("token", Text(entry, "token")), ("Idempotency-Key", "first"));
        var id = order.GetProperty("id").GetGuid();
        var amount = order.GetProperty("total").GetProperty("minor").GetInt64();
        var (known, refused) = await api.CallAsync("ConfirmOrder", shopper, ("id", id.ToString()), ("amount", amount));
        var paymentKey = await host.Api.AuthenticateAsync(id, amount);
        await api.DoAsync("ConfirmOrder", shopper, ("id", id.ToString()), ("paymentKey", paymentKey), ("amount", amount));
        var paid = await UntilAsync(api, "GetOrder", shopper, found => Text(found, "status") == "PAID", ("id", id.ToString()));
        await api.DoAsync("RefundOrder", shopper, ("id", id.ToString()), ("Idempotency-Key", "back"));
        var refunded = await UntilAsync(api, "GetOrder", shopper, found => Text(found, "status") == "REFUNDED", ("id", id.ToString()));
        var mine = await api.DoAsync("ListReservations", shopper);

        Assert.True(known is 402 or 409 or 404, $"A payment key that the window never gave was answered {known} {refused}");
        Assert.Equal(amount, paid.GetProperty("total").GetProperty("minor").GetInt64());
        Assert.Equal(amount, refunded.GetProperty("refunded").GetProperty("minor").GetInt64());
        Assert.Equal("REFUNDED", Text(Assert.Single(mine.EnumerateArray()), "status"));
        Assert.Equal(200, (await api.CallAsync("GetActivityDashboard", admin, ("id", activity))).Status);
        Assert.Equal(403, (await api.CallAsync("CreateProduct", shopper)).Status);
        Assert.Empty(web.Errors);
    }

    private static async Task<long> OpenDropAsync(DocumentedApi api, string admin)
    {
        var campaign = await api.DoAsync("CreateCampaign", admin);
        await api.DoAsync("ChangeCampaignStatus", admin, ("id", campaign.GetProperty("id").GetInt64()), ("version", campaign.GetProperty("version").GetInt32()));
        var product = await api.DoAsync("CreateProduct", admin);
        var activity = await api.DoAsync("CreateActivity", admin, ("campaignId", campaign.GetProperty("id").GetInt64()), ("productId", product.GetProperty("id").GetInt64()));
        var id = activity.GetProperty("id").GetInt64();
        await api.DoAsync("ScheduleActivity", admin, ("id", id));
        await api.DoAsync("OpenActivity", admin, ("id", id));
        return id;
    }

    private static async Task<string> TokenAsync(DocumentedApi api, params (string Name, JsonNode? Value)[] who) => Text(await api.DoAsync("GetToken", null, who), "accessToken");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!; // required by the document

    private static async Task<JsonElement> UntilAsync(DocumentedApi api, string operation, string? token, Func<JsonElement, bool> isThere, params (string Name, JsonNode? Value)[] values)
    {
        JsonElement last = default;
        await SaleHost.UntilAsync(operation, async () => isThere(last = await api.DoAsync(operation, token, values)), why: () => last.ToString());
        return last;
    }
}
