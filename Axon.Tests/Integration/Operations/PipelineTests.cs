using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Accounts;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Pipeline;
using Axon.Tests.Integration.Checkout;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Axon.Workers.Heartbeats;
using Axon.Workers.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Axon.Tests.Integration.Operations;

/// <summary>Figures that live in several processes, added up on one page.</summary>
public sealed class PipelineTests(PrivateServers servers) : OrdersApiTest(servers)
{
    private const string Page = "/operations/pipeline";
    private const string Api = "/api/operations/pipeline";

    [Fact]
    public async Task Signs_OfTwoProcesses_AreAddedUpAndGoWithThem()
    {
        var (operator_, _) = await App.PersonAsync(Role.Operator);
        await using var first = Process("relay,jobs");
        await using var second = Process("indexer");
        Record(first, EventStatus.Accepted, 3);
        Record(second, EventStatus.Accepted, 4);
        Record(second, EventStatus.Rejected, 2);
        second.GetRequiredService<WorkerHealth>().Failed(new WorkerName("read-events"), new TimeoutException("<b>broker</b>"));
        second.GetRequiredService<WorkerHealth>().Failed(new WorkerName("read-events"), new TimeoutException("<b>broker</b>"));
        second.GetRequiredService<WorkerHealth>().Failed(new WorkerName("read-events"), new TimeoutException("<b>broker</b>"));

        await StartAsync(first);
        await StartAsync(second);
        var read = await ReadAsync(operator_, json => Roles(json).Contains("relay,jobs") && Roles(json).Contains("indexer"));
        var shown = await operator_.GetStringAsync(Page, Token);
        await StopAsync(first);
        await StopAsync(second);
        var after = await ReadAsync(operator_, json => !Roles(json).Contains("indexer"));

        Assert.Equal((7, 2), (read.GetProperty("figures").GetProperty("accepted").GetInt32(), read.GetProperty("figures").GetProperty("rejected").GetInt32()));
        Assert.Contains("LoopFailing", read.GetProperty("concerns").EnumerateArray().Select(concern => concern.GetString()));
        Assert.Contains("&lt;b&gt;broker&lt;/b&gt;", shown, StringComparison.Ordinal);
        Assert.Contains("3번 연속 실패", shown, StringComparison.Ordinal);
        Assert.Equal(0, after.GetProperty("figures").GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Page_WithoutAStream_SaysSoToOperatorsOnly()
    {
        var (operator_, _) = await App.PersonAsync(Role.Operator);
        var (marketer, _) = await App.PersonAsync(Role.Marketer);
        await Database.ScalarAsync<int>(
            """
            INSERT INTO process_sign (id, name, roles, serves_web, started_at, seen_at, figures) VALUES
            (UNHEX(REPEAT('01', 16)), 'silent:1', 'jobs', FALSE, @now, @now - INTERVAL 30 SECOND, '{"Loops":[],"Minute":{"Seconds":0,"Counts":{},"Times":{}},"FiveMinutes":{"Seconds":0,"Counts":{},"Times":{}}}'),
            (UNHEX(REPEAT('02', 16)), 'gone:1', 'jobs', FALSE, @now, @now - INTERVAL 2 MINUTE, '{"Loops":[],"Minute":{"Seconds":0,"Counts":{},"Times":{}},"FiveMinutes":{"Seconds":0,"Counts":{},"Times":{}}}');
            SELECT 1
            """,
            new { now = Clock.GetUtcNow() });

        var shown = await operator_.GetStringAsync(Page, Token);
        var json = await operator_.GetFromJsonAsync<JsonElement>(Api, Token);

        Assert.Contains("데이터베이스에 바로 저장해요", shown, StringComparison.Ordinal);
        Assert.Contains("silent:1", shown, StringComparison.Ordinal);
        Assert.Contains("부터 소식이 없어요", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("gone:1", shown, StringComparison.Ordinal);
        Assert.Equal((false, JsonValueKind.Null), (json.GetProperty("hasStream").GetBoolean(), json.GetProperty("lag").ValueKind));
        Assert.Contains($"href=\"{Page}\"", await operator_.GetStringAsync("/operations", Token), StringComparison.Ordinal);
        foreach (var path in new[] { Page, Api })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await marketer.GetAsync(path, Token)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await Client.GetAsync(path, Token)).StatusCode);
        }
    }

    private ServiceProvider Process(string roles) => new ServiceCollection()
        .AddLogging().AddMetrics()
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton(new HeartbeatStore(Database.Database))
        .AddSingleton<BehaviorMetrics>().AddSingleton<WorkerHealth>().AddSingleton<MetricListener>()
        .AddSingleton(new ProcessRole(roles, ServesWeb: false))
        .AddHostedService<WriteHeartbeats>()
        .BuildServiceProvider();

    private static void Record(ServiceProvider process, EventStatus status, int count)
    {
        process.GetRequiredService<MetricListener>();
        foreach (var _ in Enumerable.Range(0, count))
        {
            process.GetRequiredService<BehaviorMetrics>().Judged(new EventVerdict(Guid.CreateVersion7(), status, status == EventStatus.Rejected ? "too_late" : null));
        }
    }

    private static async Task StartAsync(ServiceProvider process) => await process.GetRequiredService<IHostedService>().StartAsync(Token);

    private static async Task StopAsync(ServiceProvider process) => await process.GetRequiredService<IHostedService>().StopAsync(Token);

    private static IEnumerable<string?> Roles(JsonElement json) => json.GetProperty("processes").EnumerateArray().Select(process => process.GetProperty("roles").GetString());

    private static async Task<JsonElement> ReadAsync(HttpClient client, Func<JsonElement, bool> until)
    {
        var last = default(JsonElement);
        await Wait.UntilAsync("the signs are as they should be", async () => until(last = await client.GetFromJsonAsync<JsonElement>(Api, Token)));
        return last;
    }
}
