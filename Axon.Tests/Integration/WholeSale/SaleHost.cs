using System.Collections.Concurrent;
using System.Globalization;
using Axon.Core;
using Axon.Core.Accounts;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.PaymentSimulator;
using Axon.PaymentSimulator.Hosting;
using Axon.Tests.Integration.Pipeline;
using Axon.Tests.Servers;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>A whole installation: stores, a payment provider that outlives the application, web processes, and an eye on all their books.</summary>
internal sealed class SaleHost : IAsyncDisposable
{
    public const string AdminEmail = "admin@sale.example";
    public const string AdminPassword = "tiger plum river";

    private readonly TestRedis _redis;
    private readonly RunningSimulator _simulator;
    private readonly string _folder;
    private readonly WebApplication _eye;
    private readonly Dictionary<string, string> _settings;
    private readonly ConcurrentBag<WorkerProcess> _workers = [];

    private SaleHost(TestDatabase database, TestRedis redis, RunningSimulator simulator, string folder, Uri address, SaleStreams? streams)
    {
        (Database, _redis, _simulator, _folder, Address) = (database, redis, simulator, folder, address);
        var keys = new SimulatorOptions();
        _settings = new()
        {
            ["ConnectionStrings:MySql"] = database.ConnectionString,
            ["ConnectionStrings:Redis"] = redis.ConnectionString,
            ["Payments:Toss:BaseUrl"] = simulator.BaseUrl.ToString(),
            ["Payments:Toss:WindowUrl"] = simulator.WindowUrl.ToString(),
            ["Payments:Toss:SecretKey"] = keys.SecretKey,
            ["Payments:Toss:ClientKey"] = keys.ClientKey,
            ["Payments:Toss:WebhookSecret"] = keys.WebhookSecret,
            ["EntryLimits:PerSecond"] = "100000",
            ["EntryLimits:Burst"] = "100000",
            ["OrderLimits:PerSecond"] = "100000",
            ["OrderLimits:Burst"] = "100000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in streams?.Settings ?? new Dictionary<string, string>())
        {
            _settings[key] = value;
        }

        Streams = streams;
        Api = new ShopApi(address, simulator.BaseUrl, Times);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        // It only looks: a difference never settles for it, so it repairs nothing and hides nothing.
        builder.Configuration["Entry:SettleTime"] = "01:00:00";
        builder.Services.AddAxonCore(new StoreConnectionStrings(database.ConnectionString, redis.ConnectionString)).AddAxonAuthentication();
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = false);
        _eye = builder.Build();
    }

    public TestDatabase Database { get; }

    /// <summary>Null in Standalone.</summary>
    public SaleStreams? Streams { get; }

    /// <summary>Everybody to whom facts are brought.</summary>
    public IEnumerable<IFactConsumer> Consumers => _eye.Services.GetServices<IFactConsumer>();

    public Uri Address { get; }

    public ShopApi Api { get; }

    public Stopwatches Times { get; } = new();

    public IEntryGate Gate => _eye.Services.GetRequiredService<IEntryGate>();

    public Person Admin { get; private set; } = null!; // made by CreateAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SaleHost> CreateAsync(PrivateServers servers, string name, SaleStreams? streams = null)
    {
        var database = await TestDatabase.CreateAsync(servers, name);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/"));
        var folder = TestFolder.Create("sale");
        var simulator = await PaymentSimulatorApp.StartInHostAsync(
            new SimulatorOptions { DataFolder = folder, WebhookUrl = new Uri(address, "/api/payments/webhooks/toss") }, cancellationToken: Stop);
        var host = new SaleHost(database, TestRedis.Create(servers), simulator, folder, address, streams);
        // Before any web process starts, so that all of them find the keys that sign tokens.
        host.Admin = await host.AdminAsync();
        return host;
    }

    public ShopApi NewApi(Uri address) => new(address, _simulator.BaseUrl, Times);

    public Task<WebProcess> StartAsync(params (string Key, string Value)[] more) => StartAsync(Address, more);

    public Task<WebProcess> StartAsync(Uri address, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>(_settings);
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return WebProcess.StartAsync(address, settings, _folder);
    }

    public Task<WorkerProcess> StartWorkerAsync(string role) => WorkerProcess.StartAsync(role, _settings);

    /// <summary>One process for each, side by side; they end with this installation.</summary>
    public async Task StartWorkersAsync(params string[] roles) => await Task.WhenAll(roles.Select(async role => _workers.Add(await StartWorkerAsync(role))));

    public async Task<IReadOnlyList<Person>> PeopleAsync(int count)
    {
        await using var scope = _eye.Services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<MakeTestShoppers>().HandleAsync(count, Stop);
        return [.. accounts.Select((account, number) => NewPerson(number, account))];
    }

    /// <summary>A drop, made and opened by an admin over the API.</summary>
    public async Task<long> OpenAsync(int capacity, int limit, int most, int holdSeconds)
    {
        var now = TimeProvider.System.GetUtcNow();
        var campaign = await AdminPostAsync("campaigns", new { name = "Race", startsAt = now.AddDays(-1), endsAt = now.AddDays(30) });
        var product = await AdminPostAsync("products", new { name = "Shoe", category = "shoes", priceMinor = 20_000, stock = 0 });
        var activity = await AdminPostAsync("activities", new
        {
            campaignId = campaign.Body.GetProperty("id").GetInt64(),
            type = "PURCHASE",
            title = "Drop",
            productId = product.Body.GetProperty("id").GetInt64(),
            opensAt = now.AddMinutes(30),
            closesAt = now.AddDays(1),
            capacity,
            perPersonLimit = limit,
            maxQuantity = most,
            holdSeconds,
            priceMinor = 10_000,
            showRemaining = "ALWAYS",
        });
        var id = activity.Body.GetProperty("id").GetInt64();
        await AdminPostAsync($"activities/{id}/schedule", new { });
        await AdminPostAsync($"activities/{id}/open", new { });
        await UntilAsync("the gate opens", async () => (await StateAsync(id)) is { IsOk: true } state && !state.Body.GetProperty("gateClosed").GetBoolean()
            && state.Body.GetProperty("status").GetString() == "OPEN");
        return id;
    }

    public Task<Answer> StateAsync(long activity) => Api.GetAsync($"/api/activities/{activity}/state");

    /// <summary>All books agree, compared here and now, apart from what the processes do by themselves.</summary>
    public async Task UntilCleanAsync(TimeSpan limit)
    {
        var looks = new List<ReconcileReport>();
        try
        {
            await UntilAsync(
                "reconcile is clean",
                async () =>
                {
                    try
                    {
                        looks.Add(await _eye.Services.GetRequiredService<ReconcileEntry>().HandleAsync(Stop));
                        return looks[^1].State == ReconcileState.Proved;
                    }
                    catch (StoreUnavailableException)
                    {
                        return false;
                    }
                },
                limit);
        }
        catch (Exception) when (looks.Count > 0)
        {
            Assert.Fail(await UncleanAsync(looks));
        }
    }

    /// <summary>What differs and since when, the facts that wait, and what the database is doing.</summary>
    private async Task<string> UncleanAsync(List<ReconcileReport> looks)
    {
        var last = looks[^1];
        var differences = last.Suspected.Select(one =>
        {
            var since = looks.AsEnumerable().Reverse().TakeWhile(look => look.Suspected.Any(other => (other.Kind, other.Subject) == (one.Kind, one.Subject))).Last().At;
            return string.Create(CultureInfo.InvariantCulture, $"for {(last.At - since).TotalSeconds:F1} s: {one}");
        });
        var facts = await Database.QueryAsync<string>(
            "SELECT CONCAT_WS(' ', id, type, aggregate, 'tries', attempts, 'since', occurred_at, 'due', available_at, last_error) FROM outbox WHERE status <> 'DONE' ORDER BY id LIMIT 100");
        var statements = await Database.QueryAsync<string>(
            "SELECT CONCAT_WS(' ', id, command, time_ms, state, info) FROM information_schema.processlist WHERE command <> 'Sleep'");
        return $"Not clean, looked {looks.Count} times\n{string.Join('\n', differences)}\nFacts that wait:\n{string.Join('\n', facts)}\nStatements:\n{string.Join('\n', statements)}";
    }

    public static async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? limit = null, Func<string>? why = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < (limit ?? TimeSpan.FromSeconds(30)), $"Not in time: {what}\n{why?.Invoke()}");
            await Task.Delay(TimeSpan.FromMilliseconds(150), Stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }

        Api.Dispose();
        await _eye.DisposeAsync();
        await _simulator.DisposeAsync();
        await _redis.DisposeAsync();
        await Database.DisposeAsync();
        TestFolder.Delete(_folder);
    }

    private async Task<Person> AdminAsync()
    {
        await using var scope = _eye.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<SignUp>().HandleAsync(new SignUpForm(AdminEmail, AdminPassword, "관리자"), Stop);
        Assert.Empty(result.Problems);
        await scope.ServiceProvider.GetRequiredService<SetRoles>().HandleAsync(null, result.Value!.Id, [Role.Admin], Stop); // no problems
        var account = await scope.ServiceProvider.GetRequiredService<FindAccount>().HandleAsync(result.Value.Id, Stop);
        return NewPerson(-1, account!); // just made
    }

    private Person NewPerson(int number, Account account) =>
        new(number, account.Id, _eye.Services.GetRequiredService<BearerTokens>().Issue(account.Id, account.SecurityStamp).AccessToken);

    private async Task<Answer> AdminPostAsync(string path, object body)
    {
        var answer = await Api.PostAsync($"/api/admin/{path}", Admin.Token, body);
        Assert.True(answer.IsOk, $"{path}: {answer} {answer.Body}");
        return answer;
    }
}
