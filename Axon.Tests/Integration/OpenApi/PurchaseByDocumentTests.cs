using System.Text.Json;
using System.Text.Json.Nodes;
using Axon.Tests.Integration.WholeSale;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.OpenApi;

/// <summary>A whole sale by a program that has read the document and nothing else; only the payment window is not Axon's.</summary>
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

    [Fact]
    public async Task Purchase_ByAGeneratedClient_IsPaid()
    {
        await using var host = await SaleHost.CreateAsync(servers, nameof(Purchase_ByAGeneratedClient_IsPaid));
        await using var web = await host.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        var api = await DocumentedApi.OpenAsync(http);
        var admin = await TokenAsync(api, ("email", SaleHost.AdminEmail), ("password", SaleHost.AdminPassword));
        await api.DoAsync("SignUp", null, ("email", "generated@example.com"), ("password", SaleHost.AdminPassword));
        var activity = await OpenDropAsync(api, admin);
        await UntilAsync(api, "GetActivityState", null, state => Text(state, "status") == "OPEN" && !state.GetProperty("gateClosed").GetBoolean(), ("activityId", activity));
        var program = await GeneratedClient.CompileAsync(api.Document.Root.GetRawText(), Buyer);
        using var own = new HttpClient { BaseAddress = host.Address };

        var buy = program.GetType("Buyer")!.GetMethod("BuyAsync")!.CreateDelegate<Func<HttpClient, string, string, long, Func<Guid, long, Task<string>>, Task<(Guid, string)>>>(); // the program below
        var (order, refused) = await buy(own, "generated@example.com", SaleHost.AdminPassword, activity, host.Api.AuthenticateAsync);

        var shopper = await TokenAsync(api, ("email", "generated@example.com"), ("password", SaleHost.AdminPassword));
        await UntilAsync(api, "GetOrder", shopper, found => Text(found, "status") == "PAID", ("id", order.ToString()));
        Assert.StartsWith("AxonPayments", refused, StringComparison.Ordinal);
    }

    /// <summary>Knows the generated client and nothing else; a refusal has to come as the problem that the document describes.</summary>
    private const string Buyer =
        """
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Threading.Tasks;
        using Generated;

        public static class Buyer
        {
            public static async Task<(Guid, string)> BuyAsync(HttpClient http, string email, string password, long activity, Func<Guid, long, Task<string>> pay)
            {
                var axon = new AxonClient(http);
                var token = await axon.GetTokenAsync(new TokenBody { Email = email, Password = password });
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
                var entry = await axon.EnterActivityAsync(activity, new EnterBody { Quantity = 1 });
                var order = await axon.PrepareOrderAsync("first", new PrepareBody { ReservationId = entry.Reservation.Id, Token = entry.Token });
                var refused = "nothing";
                try
                {
                    await axon.ConfirmOrderAsync(order.Id, "wrong", new ConfirmBody { PaymentKey = await pay(order.Id, order.Total.Minor), Amount = 1 });
                }
                catch (ApiException<Problem> problem)
                {
                    refused = problem.Result.Type.ToString();
                }

                await axon.ConfirmOrderAsync(order.Id, "right", new ConfirmBody { PaymentKey = await pay(order.Id, order.Total.Minor), Amount = order.Total.Minor });
                return (order.Id, refused);
            }
        }
        """;

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
