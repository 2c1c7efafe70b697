using System.Globalization;
using Axon.Core.Streams;
using Axon.Tests.Contracts.Kafka;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>One of three brokers is gone while a whole installation sells; nobody who buys may notice, and no fact may be lost or doubled.</summary>
[Collection(Machine.Alone)]
[Trait(Machine.Trait, Machine.Alone)]
public sealed class BrokerTests(PrivateServers servers, SearchServers search, ThreeBrokers brokers, ITestOutputHelper output) : IClassFixture<ThreeBrokers>
{
    private const int Limit = 3;
    private const int Visitors = 8;

    /// <summary>So that it sells some half of what a small machine can: facts of a machine that has nothing left wait for their turn, whatever the brokers do.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CleanWithin = TimeSpan.FromSeconds(60);

    /// <param name="hung">Its connections stay, and nothing answers, as when its host dies; else the process dies, and its connections end.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Broker_GoneDuringASale_NoFactIsLostOrDoubledAndTheSaleGoesOn(bool hung)
    {
        var started = TimeProvider.System.GetTimestamp();
        void Say(string what) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds,6:F1} s: {what}"));
        var seed = Seed.Next(Say);
        var starting = search.GetAsync(SearchKind.Elasticsearch);
        var cluster = await brokers.GetAsync();
        await using var bench = new KafkaBench(cluster.Addresses, nameof(BrokerTests), options => options.Partitions = new KafkaOptions().Partitions);
        await using var host = await SaleHost.CreateAsync(servers, nameof(BrokerTests), SaleStreams.On(cluster, bench.Options.Prefix, await starting));
        var people = await host.PeopleAsync(Visitors * 20);
        Say("servers are there");
        await using var web = await host.StartAsync(("role", "none"));
        // The web process has brought the database up to date; the others need not wait for each other.
        await host.StartWorkersAsync("relay,jobs", "consumer", "indexer");
        var activity = await host.OpenAsync(capacity: 1000, Limit, most: Limit, holdSeconds: 10);
        var (books, facts) = (new SaleBooks(host, activity), new SaleFacts(host, bench));
        Say("the sale is open");

        var crowd = SaleCrowd.Come(host, activity, people, Visitors, Limit, seed, Between);
        await crowd.AnsweredAsync(300);
        await crowd.UntilAsync("everybody handles facts", async () => await host.Database.ScalarAsync<long>("SELECT COUNT(*) FROM inbox") > 200, CleanWithin);
        var topic = KafkaTopics.Fact.FullName(bench.Options);
        var partitions = await cluster.PartitionsAsync(topic);
        Assert.All(partitions, partition => Assert.Equal((3, 3), (partition.Replicas.Length, partition.InSyncReplicas.Length)));
        Assert.Equal("2", await cluster.SettingAsync(topic, "min.insync.replicas"));
        // The hardest to lose: the others must choose a new controller before they can miss it, and have nobody to write to in the partitions that it leads.
        var victim = await cluster.ControllerAsync();
        int[] cut = [.. partitions.Where(partition => partition.Leader == victim).Select(partition => partition.PartitionId)];
        Assert.NotEmpty(cut);
        Say($"before: \n{host.Times.Report()}");
        host.Times.Restart();
        var putOff = host.Api.PutOff.Count;
        var fault = TimeProvider.System.GetUtcNow();
        await (hung ? Task.Run(cluster[victim].Freeze, TestContext.Current.CancellationToken) : cluster[victim].KillAsync());
        Say($"gone: broker {victim}, the controller, which leads {cut.Length} of {partitions.Count} partitions of facts");

        await crowd.UntilAsync("every partition has a leader again", async () => (await cluster.PartitionsAsync(topic)).All(partition => partition.Leader > 0 && partition.Leader != victim), CleanWithin);
        Say("every partition has a leader again");
        await crowd.AnsweredAsync(200);
        var end = TimeProvider.System.GetUtcNow();
        await crowd.LeaveAsync();
        // Not before: as long as people buy, some fact is always on its way.
        await host.UntilCleanAsync(CleanWithin);
        var clean = TimeProvider.System.GetUtcNow() - fault;
        Say($"people have left; since then:\n{host.Times.Report()}");

        await books.RestAsync();
        await facts.RestAsync();
        Say("everything is at rest");
        await books.CheckAsync(Limit);
        var count = await facts.CheckAsync(activity);
        var recovery = SaleRecovery.Of(await facts.DeliveriesAsync(), await facts.SentAsync(cut), fault, end);
        var again = await bench.EndAsync(KafkaTopics.Fact) - count;
        Say(string.Create(CultureInfo.InvariantCulture, $"{count} facts, {again} of them sent twice; {recovery}, books agree after {clean.TotalSeconds:F1} s"));
        Assert.True(recovery.First < FirstWithin, recovery.ToString());
        Assert.True(clean < CleanWithin && recovery.AsBefore < CleanWithin, recovery.ToString());
        Assert.Empty(host.Api.PutOff.Skip(putOff));
        Assert.Equal(0, host.Api.Broken);
        Assert.Empty(web.Errors);
        await BackAsync(cluster, victim, hung, Say);
    }

    /// <summary>It comes back with what it had, and fetches the rest.</summary>
    private static async Task BackAsync(KafkaCluster cluster, int victim, bool hung, Action<string> say)
    {
        Assert.NotEqual(0, await cluster.UnderReplicatedAsync());
        var started = TimeProvider.System.GetTimestamp();
        await (hung ? Task.Run(cluster[victim].Thaw, TestContext.Current.CancellationToken) : cluster[victim].StartAsync());
        await SaleHost.UntilAsync("every copy is whole again", async () => await cluster.UnderReplicatedAsync() == 0, CleanWithin);
        say(string.Create(CultureInfo.InvariantCulture, $"broker {victim} is back with all that it missed {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s after its return"));
    }
}
