using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Checkout.Sales;
using Axon.Core.Checkout.Store;
using Axon.Core.Facts;
using Axon.Core.Hosting;
using Axon.Core.Kernel;
using Axon.PaymentSimulator;
using Axon.PaymentSimulator.Hosting;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Checkout;

/// <summary>A shop on a real database and a real payment simulator, with a product to buy and a person to buy it.</summary>
public abstract class CheckoutTest(PrivateServers servers) : IAsyncLifetime
{
    protected const long Price = 15_000;
    private readonly string _folder = TestFolder.Create("checkout");
    private readonly List<ServiceProvider> _processes = [];
    private RunningSimulator? _simulator;
    private TestRedis? _redis;
    private HttpClient? _http;
    private int _people;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; private set; } = null!; // InitializeAsync

    /// <summary>The first process; more are started by <see cref="StartProcess"/>.</summary>
    protected IServiceProvider Shop { get; private set; } = null!; // InitializeAsync

    protected ShiftedClock Clock { get; } = new(measured: false);

    protected UserId Buyer { get; private set; }

    protected ProductId Product { get; private set; }

    protected SimulatorOptions SimulatorSettings { get; private set; } = null!; // InitializeAsync

    protected StoreConnectionStrings Stores { get; private set; } = null!; // InitializeAsync

    protected Uri SimulatorUrl => _simulator!.BaseUrl;

    protected HttpClient Simulator => _http!;

    public virtual async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(servers, GetType().Name);
        _redis = TestRedis.Create(servers);
        Stores = new StoreConnectionStrings(Database.ConnectionString, _redis.ConnectionString);
        SimulatorSettings = new SimulatorOptions { DataFolder = _folder, SlowCard = TimeSpan.FromMilliseconds(600), WebhookRetries = [TimeSpan.FromMilliseconds(50)] };
        _simulator = await PaymentSimulatorApp.StartInHostAsync(SimulatorSettings, cancellationToken: Token);
        _http = new HttpClient { BaseAddress = _simulator.BaseUrl };
        Shop = StartProcess();
        Buyer = await NewPersonAsync();
        Product = await NewProductAsync(capacity: 100);
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        _http?.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }

        await Database.DisposeAsync();
        TestFolder.Delete(_folder);
        GC.SuppressFinalize(this);
    }

    /// <summary>Another process of the same shop: its own connections, nothing shared but the database.</summary>
    protected ServiceProvider StartProcess(ICrashPoints? crash = null, Action<IServiceCollection>? adjust = null)
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build())
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(crash ?? new ProcessCrashPoints());
        adjust?.Invoke(services);
        services.AddAxonCore(Stores);
        var process = services.BuildServiceProvider();
        _processes.Add(process);
        return process;
    }

    /// <summary>What a process of this shop is told.</summary>
    protected virtual Dictionary<string, string?> Settings() => new()
    {
        ["Payments:Toss:BaseUrl"] = SimulatorUrl.AbsoluteUri,
        ["Payments:Toss:WindowUrl"] = new Uri(SimulatorUrl, "/window").AbsoluteUri,
        ["Payments:Toss:SecretKey"] = SimulatorSettings.SecretKey,
        ["Payments:Toss:ClientKey"] = SimulatorSettings.ClientKey,
        ["Payments:Toss:WebhookSecret"] = SimulatorSettings.WebhookSecret,
        ["Payments:Toss:Timeout"] = "00:00:01.500",
        ["Payments:ConfirmPatience"] = "00:00:05",
        // One buyer stands for many here.
        ["Store:MostUnpaid"] = "1000",
        ["Store:MostUnpaidUnits"] = "1000",
    };

    protected async Task<UserId> NewPersonAsync()
    {
        var id = new UserId(Guid.CreateVersion7());
        var email = $"p{++_people}@example.com";
        await Database.ExecuteAsync(
            """
            INSERT INTO user_account (id, email, normalized_email, display_name, security_stamp, concurrency_stamp, created_at, updated_at)
            VALUES (@id, @email, UPPER(@email), 'P', 's', 'c', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """,
            new { id, email });
        return id;
    }

    protected async Task<ProductId> NewProductAsync(int capacity, long price = Price, string category = "audio") => new(await Database.ScalarAsync<long>(
        """
        INSERT INTO product (name, category, price_minor, created_at, updated_at) VALUES ('이어버드', @category, @price, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
        INSERT INTO product_stock (product_id, capacity) VALUES (LAST_INSERT_ID(), @capacity);
        SELECT MAX(id) FROM product;
        """,
        new { category, price, capacity }));

    /// <summary>A coupon of the buyer's.</summary>
    protected async Task<IssuedCouponId> NewCouponAsync(
        long? amount = null, int? percent = null, long? max = null, long minOrder = 0, string? category = null, UserId? user = null, TimeSpan? validFor = null)
    {
        var id = new IssuedCouponId(Guid.CreateVersion7());
        await Database.ExecuteAsync(
            """
            INSERT INTO coupon (name, kind, amount_minor, percent, max_discount_minor, min_order_minor, category, starts_at, ends_at, created_at, updated_at)
            VALUES ('c', IF(@amount IS NULL, 'PERCENT', 'AMOUNT'), @amount, @percent, @max, @minOrder, @category, @from, @until, @from, @from);
            INSERT INTO issued_coupon (id, coupon_id, user_id, ordinal, source, status, issued_at, expires_at)
            VALUES (@id, LAST_INSERT_ID(), @user, 1, HEX(@id), 'ISSUED', @from, @until)
            """,
            new { id, amount, percent, max, minOrder, category, user = user ?? Buyer, from = Clock.GetUtcNow().AddDays(-1), until = Clock.GetUtcNow() + (validFor ?? TimeSpan.FromDays(1)) });
        return id;
    }

    protected async Task<SaleRef> BeginAsync(int quantity = 1, UserId? user = null, ProductId? product = null)
    {
        var (outcome, sale) = await Shop.GetRequiredService<BuyProduct>().HandleAsync(product ?? Product, user ?? Buyer, quantity, null, Token);
        Assert.Equal(BuyProductOutcome.Begun, outcome);
        return sale;
    }

    protected Task<PrepareResult> PrepareAsync(SaleRef sale, IssuedCouponId? coupon = null, UserId? user = null, IServiceProvider? process = null) =>
        (process ?? Shop).GetRequiredService<PreparePayment>().HandleAsync(sale, user ?? Buyer, coupon, Token);

    /// <summary>An order that waits for its payment.</summary>
    protected async Task<Order> NewOrderAsync(int quantity = 1, IssuedCouponId? coupon = null, UserId? user = null, ProductId? product = null)
    {
        var result = await PrepareAsync(await BeginAsync(quantity, user, product), coupon, user);
        Assert.Equal(PrepareOutcome.Ready, result.Outcome);
        return result.Order!;
    }

    /// <summary>What the buyer does in the payment window.</summary>
    protected async Task<ProviderPaymentKey> AuthenticateAsync(Order order, string card = "approve", long? amount = null)
    {
        using var response = await Simulator.PostAsJsonAsync(
            "/v1/test/payments", new { orderId = order.ProviderRef.Value, amount = amount ?? order.Total.Minor, card }, Token);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.True(ProviderPaymentKey.TryParse(answer.GetProperty("paymentKey").GetString(), out var key));
        return key;
    }

    protected Task<ConfirmPaymentResult> ConfirmAsync(Order order, ProviderPaymentKey key, IServiceProvider? process = null, long? amount = null, UserId? user = null) =>
        (process ?? Shop).GetRequiredService<ConfirmPayment>().HandleAsync(order.Id, user ?? order.User, key, amount ?? order.Total.Minor, Token);

    protected async Task<Order> PaidOrderAsync(int quantity = 1, IssuedCouponId? coupon = null, UserId? user = null)
    {
        var order = await NewOrderAsync(quantity, coupon, user);
        var result = await ConfirmAsync(order, await AuthenticateAsync(order));
        Assert.Equal(ConfirmPaymentOutcome.Paid, result.Outcome);
        return result.Order!;
    }

    protected Task<RefundResult> RefundAsync(Order order, long? amount = null, bool isStaff = false, UserId? user = null, IServiceProvider? process = null, string? requestKey = null) =>
        (process ?? Shop).GetRequiredService<RequestRefund>().HandleAsync(order.Id, user ?? order.User, isStaff, amount, "test", requestKey, Token);

    /// <summary>One round of the worker, with every payment due that waits to be asked about.</summary>
    protected async Task CheckAsync(IServiceProvider? process = null)
    {
        await Database.ExecuteAsync("UPDATE payment SET next_check_at = @now WHERE next_check_at IS NOT NULL", new { now = Clock.GetUtcNow().AddSeconds(-1) });
        await (process ?? Shop).GetRequiredService<CheckDuePayments>().HandleAsync(Token);
    }

    /// <summary>What staff do in the provider's own console: gives back all that is left, or a part.</summary>
    protected async Task CancelAtProviderAsync(ProviderPaymentKey key, long? amount = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/payments/{key.Value}/cancel")
        {
            Content = JsonContent.Create(new { cancelReason = "console", cancelAmount = amount }),
        };
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(SimulatorSettings.SecretKey + ":")));
        using var response = await Simulator.SendAsync(request, Token);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    protected static ProviderPaymentKey KeyOf(Order order)
    {
        Assert.True(ProviderPaymentKey.TryParse(order.Payment.ProviderKey, out var key));
        return key;
    }

    protected Task ReleaseAsync() => Shop.GetRequiredService<ReleaseOverdueOrders>().HandleAsync(Token);

    protected async Task<Order> ReadAsync(Order order) => (await Shop.GetRequiredService<OrderStore>().FindAsync(order.Id, Token))!;

    protected async Task TurnAsync(string on, string kind, int? next = 1) => await TurnAsync(new { faults = new[] { new { on, kind, next } } });

    protected async Task TurnAsync(object knobs)
    {
        using var response = await Simulator.PutAsJsonAsync("/knobs", knobs, Token);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    /// <summary>By the provider's own books: how often the order was charged, and what of it was kept.</summary>
    protected async Task<(int Charges, long Net)> LedgerAsync(Order order)
    {
        var ledger = await Simulator.GetFromJsonAsync<JsonElement>($"/ledger?orderId={order.ProviderRef.Value}", Token);
        var orders = ledger.GetProperty("orders");
        return orders.GetArrayLength() == 0 ? (0, 0) : (orders[0].GetProperty("charges").GetArrayLength(), orders[0].GetProperty("net").GetInt64());
    }

    protected async Task<long> TakenAsync() => await Database.ScalarAsync<long>("SELECT taken FROM product_stock WHERE product_id = @Product", new { Product });

    protected Task<string?> CouponStatusAsync(IssuedCouponId coupon) => Database.ScalarAsync<string>("SELECT status FROM issued_coupon WHERE id = @coupon", new { coupon });

    protected async Task<long> FactsAsync(FactType type) => await Database.ScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE type = @type", new { type = type.ToString() });
}
