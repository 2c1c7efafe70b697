using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Axon.Core.Checkout.Webhooks;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Checkout;

/// <summary>The whole web process on a real port, and a program that has signed in.</summary>
public abstract class OrdersApiTest(PrivateServers servers) : CheckoutTest(servers)
{
    private protected CheckoutApp App { get; private set; } = null!; // InitializeAsync

    protected HttpClient Client { get; private set; } = null!; // InitializeAsync

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        App = new CheckoutApp(Stores, Settings(), Clock);
        SimulatorSettings.WebhookUrl = new Uri(App.Start(), "/api/payments/webhooks/toss");
        (Client, _) = await App.PersonAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    protected async Task<string> KeyAsync(JsonElement order, string card = "approve")
    {
        using var response = await Simulator.PostAsJsonAsync(
            "/v1/test/payments",
            new { orderId = Guid.Parse(Text(order, "id")!).ToString("N"), amount = order.GetProperty("total").GetProperty("minor").GetInt64(), card },
            Token);
        return Text(await response.Content.ReadFromJsonAsync<JsonElement>(Token), "paymentKey")!;
    }

    protected async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body, string? key = null, HttpClient? client = null)
    {
        using var answer = await SendAsync(path, JsonSerializer.Serialize(body), key, client);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Token));
    }

    protected async Task<HttpResponseMessage> SendAsync(string path, string body, string? key, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await (client ?? Client).SendAsync(request, Token);
    }

    /// <summary>Waits until webhooks have come in, then lets the worker look into them.</summary>
    protected async Task WebhooksAsync(int atLeast)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await Database.ScalarAsync<long>("SELECT COUNT(*) FROM webhook_inbox") < atLeast)
        {
            await Task.Delay(10, patience.Token);
        }

        await App.Services.GetRequiredService<ProcessWebhooks>().HandleAsync(Token);
    }
}
