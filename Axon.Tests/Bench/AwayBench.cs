using System.Globalization;
using Axon.Core.Streams;
using Axon.Core.Tracking.Index;
using Axon.Tests.Contracts.Kafka;
using Axon.Tests.Integration.WholeSale;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Bench;

/// <summary><c>./axon bench away</c>: Kafka, then Elasticsearch, away for a minute while a whole installation sells; what people notice, and how long it takes to catch up.</summary>
[Collection(Machine.Alone)]
public sealed class AwayBench(PrivateServers servers, ITestOutputHelper output)
{
    private const int Trials = 3;
    private const int Visitors = 8;
    private const int Limit = 3;
    private const string Enter = "POST /api/entries/#";
    private const string Confirm = "POST /api/orders/#/confirm";
    private const string Beacon = "POST /s/b";
    // Some half of what this machine can take.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan KafkaLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SearchLimit = TimeSpan.FromSeconds(120);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Away_KafkaThenElasticsearchDuringASale_SellsOnAndCatchesUp()
    {
        await using var kafka = await KafkaBroker.StartOwnAsync();
        await using var node = await SearchNode.StartOwnAsync(SearchKind.Elasticsearch);
        await using var host = await SaleHost.CreateAsync(servers, nameof(AwayBench), new SaleStreams(kafka.Address, new KafkaOptions().Prefix, node.Address, SearchServers.NewPrefix()));
        await using var bench = new KafkaBench(kafka.Address, nameof(AwayBench), options => (options.Prefix, options.Partitions) = (new KafkaOptions().Prefix, new KafkaOptions().Partitions));
        var people = await host.PeopleAsync(Visitors * 400);
        await using var web = await host.StartAsync(("role", "none"));
        await using var relay = await host.StartWorkerAsync("relay,jobs");
        await using var consumer = await host.StartWorkerAsync("consumer");
        await using var indexer = await host.StartWorkerAsync("indexer");
        var activity = await host.OpenAsync(capacity: 20_000, Limit, most: Limit, holdSeconds: 10);
        var crowd = SaleCrowd.Come(host, activity, people, Visitors, Limit, seed: 1, Between);
        await using var beacons = SaleBeacons.Send(host);
        await crowd.AnsweredAsync(600);

        List<double> kafkaBack = [], searchBack = [];
        for (var trial = 1; trial <= Trials; trial++)
        {
            kafkaBack.Add(await KafkaAwayAsync(trial, host, crowd, beacons, kafka));
            searchBack.Add(await SearchAwayAsync(trial, host, crowd, beacons, node, bench));
        }

        await crowd.LeaveAsync();
        var taken = await beacons.EndAsync();
        var (books, facts) = (new SaleBooks(host, activity), new SaleFacts(host, bench));
        await books.RestAsync();
        await facts.RestAsync();
        await books.CheckAsync(Limit);
        var count = await facts.CheckAsync(activity);
        Assert.Equal(taken.Order(), (await host.Streams!.EventsAsync(SaleBeacons.Page)).Select(happened => happened.Id).Order()); // given above
        Assert.Empty(host.Api.PutOff);
        Assert.Equal(0, host.Api.Broken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} facts and {taken.Count} events: each there once"));
        Summarise("Kafka", kafkaBack, KafkaLimit);
        Summarise("Elasticsearch", searchBack, SearchLimit);
    }

    private async Task<double> KafkaAwayAsync(int trial, SaleHost host, SaleCrowd crowd, SaleBeacons beacons, KafkaBroker kafka)
    {
        var (refused, before) = (beacons.Refused, await UsualAsync(host, crowd));
        await kafka.KillAsync();
        await PassAsync(crowd, Away);
        var (during, kept, waiting) = (Figures(host, Enter, Confirm), beacons.Kept, await OutboxAsync(host, null));
        await kafka.StartAsync();
        var back = TimeProvider.System.GetUtcNow();
        await crowd.UntilAsync("what waited is handled", async () => beacons.Kept < 100 && await OutboxAsync(host, back) == 0, KafkaLimit);
        var clean = (TimeProvider.System.GetUtcNow() - back).TotalSeconds;
        Say($"trial {trial}, Kafka away for {Away.TotalSeconds:F0} s: before {before}; away {during}; {beacons.Refused - refused} requests of trackers told to come again, {kept} events kept by them, {waiting} facts waited; all of it through {clean:F1} s after its return");
        return clean;
    }

    private async Task<double> SearchAwayAsync(int trial, SaleHost host, SaleCrowd crowd, SaleBeacons beacons, SearchNode node, KafkaBench bench)
    {
        var (refused, before) = (beacons.Refused, await UsualAsync(host, crowd));
        await node.KillAsync();
        await PassAsync(crowd, Away);
        var during = Figures(host, Enter, Confirm, Beacon);
        Assert.Equal(refused, beacons.Refused);
        await node.StartAsync();
        var back = TimeProvider.System.GetUtcNow();
        var end = await bench.EndAsync(KafkaTopics.EventRaw);
        var waited = await bench.LagAsync(KafkaTopics.EventRaw, IndexEvents.Group);
        await crowd.UntilAsync("what waited is indexed", async () => await bench.EndAsync(KafkaTopics.EventRaw) - await bench.LagAsync(KafkaTopics.EventRaw, IndexEvents.Group) >= end, SearchLimit);
        var clean = (TimeProvider.System.GetUtcNow() - back).TotalSeconds;
        Say($"trial {trial}, Elasticsearch away for {Away.TotalSeconds:F0} s: before {before}; away {during}; no request of a tracker refused, {waited} events waited; all of them indexed {clean:F1} s after its return");
        return clean;
    }

    private static async Task<string> UsualAsync(SaleHost host, SaleCrowd crowd)
    {
        host.Times.Restart();
        await PassAsync(crowd, Before);
        var usual = Figures(host, Enter, Confirm, Beacon);
        host.Times.Restart();
        return usual;
    }

    /// <summary>Time passes while people buy.</summary>
    private static Task PassAsync(SaleCrowd crowd, TimeSpan time)
    {
        var started = TimeProvider.System.GetTimestamp();
        return crowd.UntilAsync("time passes", () => Task.FromResult(TimeProvider.System.GetElapsedTime(started) >= time), time * 2);
    }

    /// <summary>Facts that are not with Kafka yet; only those that were true before <paramref name="until"/>, when it is given.</summary>
    private static Task<long> OutboxAsync(SaleHost host, DateTimeOffset? until) =>
        host.Database.ScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE status <> 'DONE' AND (@until IS NULL OR occurred_at < @until)", new { until });

    private static string Figures(SaleHost host, params string[] calls) => string.Join("; ", calls.Select(host.Times.Report));

    private void Summarise(string what, List<double> seconds, TimeSpan limit)
    {
        Say($"{what}: caught up after a median of {Median.Of(seconds):F1} s, at worst {seconds.Max():F1} s (limit {limit.TotalSeconds:F0} s)");
        Assert.True(seconds.Max() < limit.TotalSeconds);
    }

    private void Say(FormattableString what) => output.WriteLine(what.ToString(CultureInfo.InvariantCulture));
}
