using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Toss;
using Axon.Core.Kernel;
using Axon.PaymentSimulator;
using Axon.PaymentSimulator.Hosting;
using Axon.Tests.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Contracts.Payments;

/// <summary>A simulator of its own for every test, and the shipped adapter talking to it over a real connection.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    private RunningSimulator? _simulator;
    private ServiceProvider? _services;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected string Folder { get; } = TestFolder.Create("payments");

    protected HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected Uri BaseUrl => _simulator!.BaseUrl;

    protected IPaymentProvider Provider => _services!.GetRequiredService<IPaymentProvider>();

    protected IPaymentWebhooks Webhooks => _services!.GetRequiredService<IPaymentWebhooks>();

    /// <summary>How long the adapter waits for an answer.</summary>
    protected virtual TimeSpan Timeout => TimeSpan.FromSeconds(10);

    public virtual async ValueTask InitializeAsync()
    {
        await StartAsync();
        Http.BaseAddress = BaseUrl;
        Http.DefaultRequestHeaders.Authorization = SecretKey(new SimulatorOptions().SecretKey);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        TestFolder.Delete(Folder);
        GC.SuppressFinalize(this);
    }

    protected async Task StartAsync()
    {
        var options = new SimulatorOptions { DataFolder = Folder, SlowCard = TimeSpan.FromMilliseconds(400) };
        Adjust(options);
        _simulator = await PaymentSimulatorApp.StartInHostAsync(options, cancellationToken: Token);
        _services = Adapter(_simulator.BaseUrl, Timeout);
    }

    protected async Task StopAsync()
    {
        await _services!.DisposeAsync();
        await _simulator!.DisposeAsync();
    }

    protected virtual void Adjust(SimulatorOptions options)
    {
    }

    internal static ServiceProvider Adapter(Uri baseUrl, TimeSpan timeout, params (string Key, string Value)[] more)
    {
        var simulator = new SimulatorOptions();
        var settings = new Dictionary<string, string?>
        {
            ["BaseUrl"] = baseUrl.AbsoluteUri,
            ["WindowUrl"] = new Uri(baseUrl, "/window").AbsoluteUri,
            ["SecretKey"] = simulator.SecretKey,
            ["ClientKey"] = simulator.ClientKey,
            ["WebhookSecret"] = simulator.WebhookSecret,
            ["Timeout"] = timeout.ToString(),
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(TossOptions.Section + ":" + pair.Key, pair.Value))).Build())
            .AddLogging()
            .AddTossPayments(required: true)
            .BuildServiceProvider();
    }

    protected static PaymentOrderRef NewOrder() => PaymentOrderRef.Of(Guid.CreateVersion7());

    protected static AuthenticationHeaderValue SecretKey(string key) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));

    /// <summary>What a shopper does in the window, up to coming back to the shop.</summary>
    protected Task<ProviderPaymentKey> AuthenticateAsync(PaymentOrderRef order, long amount, string card = "approve") =>
        AuthenticateAsync(Http, order, amount, card);

    protected static async Task<ProviderPaymentKey> AuthenticateAsync(HttpClient http, PaymentOrderRef order, long amount, string card = "approve")
    {
        using var response = await http.PostAsJsonAsync("/v1/test/payments", new { orderId = order.Value, amount, card }, Token);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.True(ProviderPaymentKey.TryParse(answer.GetProperty("paymentKey").GetString(), out var key));
        return key;
    }

    protected async Task<(PaymentOrderRef Order, ProviderPaymentKey Key)> NewPaymentAsync(long amount = 15_000, string card = "approve")
    {
        var order = NewOrder();
        return (order, await AuthenticateAsync(order, amount, card));
    }

    protected async Task<ProviderPaymentKey> CapturedAsync(PaymentOrderRef order, long amount = 15_000)
    {
        var key = await AuthenticateAsync(order, amount);
        var result = await Provider.ConfirmAsync(key, order, Money.Won(amount), NewKey(), Token);
        Assert.Equal(ConfirmOutcome.Captured, result.Outcome);
        return key;
    }

    protected static string NewKey() => Guid.NewGuid().ToString();

    protected async Task TurnAsync(object knobs)
    {
        using var response = await Http.PutAsJsonAsync("/knobs", knobs, Token);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    protected Task TurnAsync(string on, string kind, int? next = null) => TurnAsync(new { faults = new[] { new { on, kind, next } } });

    protected Task<JsonElement> LedgerAsync(PaymentOrderRef order) => Http.GetFromJsonAsync<JsonElement>($"/ledger?orderId={order.Value}", Token);

    /// <summary>How often the provider's own books say that this order was charged.</summary>
    protected async Task<int> ChargesAsync(PaymentOrderRef order)
    {
        var orders = (await LedgerAsync(order)).GetProperty("orders");
        return orders.GetArrayLength() == 0 ? 0 : orders[0].GetProperty("charges").GetArrayLength();
    }

    protected async Task<long> NetAsync(PaymentOrderRef order) => (await LedgerAsync(order)).GetProperty("orders")[0].GetProperty("net").GetInt64();
}
