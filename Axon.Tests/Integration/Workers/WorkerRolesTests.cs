using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Axon.Tests.Contracts.Kafka;
using Axon.Tests.Contracts.Messages;
using Axon.Tests.Integration.Pipeline;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Axon.Workers.Hosting;

namespace Axon.Tests.Integration.Workers;

public sealed class WorkerRolesTests(PrivateServers servers, KafkaServer kafka)
{
    private const int Facts = 3000;

    [Theory]
    [InlineData(null, "relay,consumer,indexer,jobs")]
    [InlineData("all", "relay,consumer,indexer,jobs")]
    [InlineData("none", "")]
    [InlineData("jobs, relay", "relay,jobs")]
    public void Roles_Parsed_AreThoseNamed(string? text, string expected)
    {
        var roles = WorkerRoles.Parse(text);

        Assert.Equal(expected, string.Join(',', ((string[])[WorkerRoles.Relay, WorkerRoles.Consumer, WorkerRoles.Indexer, WorkerRoles.Jobs]).Where(roles.Has)));
    }

    [Fact]
    public void Roles_WithAnUnknownName_AreRefusedWithTheNamesThatThereAre() =>
        Assert.Contains("relay, consumer, indexer, jobs", Assert.Throws<ArgumentException>(() => WorkerRoles.Parse("clock")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Workers_KilledAndStoppedMidStream_LoseAndDoubleNothing()
    {
        using var outbox = await OutboxBench.CreateAsync(servers, nameof(WorkerRolesTests));
        await using var redis = TestRedis.Create(servers);
        await using var bench = new KafkaBench(await kafka.AddressAsync(), nameof(WorkerRolesTests));
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings:MySql"] = outbox.Database.ConnectionString,
            ["ConnectionStrings:Redis"] = redis.ConnectionString,
            ["Kafka:Servers"] = bench.Options.Servers,
            ["Kafka:Prefix"] = bench.Options.Prefix,
            ["Kafka:Partitions"] = "4",
            ["Kafka:FactBatch"] = "16",
            ["Kafka:Client:session.timeout.ms"] = "6000",
            // No role of this test needs the index; and none has the keys of a payment provider.
            ["Search:Nodes"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var some in Enumerable.Range(0, Facts).Chunk(500))
        {
            await outbox.AddAsync([.. some.Select(n => OutboxBench.Fact($"r{n % 300}", n))]);
        }

        async Task<int> DoneAsync() => await outbox.Database.ScalarAsync<int>("SELECT COUNT(*) FROM inbox WHERE consumer = 'behavior'");
        await using var one = await WorkerProcess.StartAsync("consumer", settings);
        await using var two = await WorkerProcess.StartAsync("consumer", settings);
        await using var relay = await WorkerProcess.StartAsync("relay", settings);
        await Wait.UntilAsync("some facts took effect", async () => await DoneAsync() > 100, seconds: 60, () => one.Tail + two.Tail + relay.Tail);
        await one.KillAsync();
        var stopping = TimeProvider.System.GetTimestamp();
        var exitCode = await two.StopAsync();
        var took = TimeProvider.System.GetElapsedTime(stopping);
        var before = await DoneAsync();
        await using var three = await WorkerProcess.StartAsync("consumer", settings);
        await Wait.UntilAsync("all facts took effect", async () => await DoneAsync() == Facts, seconds: 90, () => three.Tail + relay.Tail);

        Assert.True(before < Facts, "They were done before anything happened to them");
        Assert.Equal(0, exitCode);
        Assert.True(took < TimeSpan.FromSeconds(8), $"It took {took} to stop");
        Assert.Equal(Facts, await outbox.Database.ScalarAsync<int>("SELECT COUNT(*) FROM outbox WHERE status = 'DONE'"));
        var ids = (await bench.AllAsync(KafkaTopics.EventRaw)).Select(message => EventJson.Read(message.Value)!.EventId).ToHashSet();
        Assert.Equal(Facts, ids.Count);
        Assert.True(await three.MetricAsync("axon_kafka_read_total") > 0, "Its figures say nothing");
        Assert.Equal(0, await relay.StopAsync());
        await outbox.Database.DisposeAsync();
    }
}
