using System.Text;
using Axon.Core.Facts;
using Axon.Core.Streams;
using Axon.Tests.Contracts.Messages;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Contracts.Kafka;

public sealed class KafkaDeliveryTests(PrivateServers servers, KafkaServer kafka) : FactDeliveryContract(servers)
{
    private KafkaBench _kafka = null!; // InitializeAsync

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _kafka = new KafkaBench(await kafka.AddressAsync(), nameof(KafkaDeliveryTests));
    }

    public override async ValueTask DisposeAsync()
    {
        await _kafka.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Fact_GivenUp_IsAlsoADeadLetterWithTheConsumersName()
    {
        await Bench.AddAsync(OutboxBench.Fact("r1", 1));

        await DeliverAllAsync([new EffectConsumer("picky", (_, _) => new InvalidOperationException("boom"))]);

        var letter = Assert.Single(await _kafka.AllAsync(KafkaTopics.FactDead));
        Assert.Equal("r1", Encoding.UTF8.GetString(letter.Key!));
        Assert.Equal(1, FactJson.Read(letter.Value)!.Quantity);
        Assert.Equal($"{_kafka.Options.Prefix}.consumer.picky", KafkaBench.Header(letter, KafkaHeaders.DeadReader));
        Assert.Equal("picky: InvalidOperationException: boom (try 4)", KafkaBench.Header(letter, KafkaHeaders.DeadReason));
    }

    [Fact]
    public async Task Fact_GivenUpByTwo_NamesBothAndSoDoesOneForgottenByTheOutbox()
    {
        await Bench.AddAsync(OutboxBench.Fact("r1", 1));
        await Bench.DrainAsync(Relay(0));
        await Bench.Database.ExecuteAsync("DELETE FROM outbox");

        await DeliverAllAsync([new EffectConsumer("a", (_, _) => new InvalidOperationException("x")), new EffectConsumer("b", (_, _) => new InvalidOperationException("y"))]);

        var dead = Assert.Single(await Bench.Queue.DeadAsync(10, TestContext.Current.CancellationToken));
        Assert.Contains("a: InvalidOperationException: x", dead.Error, StringComparison.Ordinal);
        Assert.Contains("b: InvalidOperationException: y", dead.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_ThatIsNoFact_IsADeadLetterOfEveryConsumerAndStopsNone()
    {
        await _kafka.SendRawAsync(KafkaTopics.Fact, "r1", """{"type":"FROM_THE_FUTURE"}""", KafkaHeaders.Of(KafkaHeaders.Id, Guid.CreateVersion7().ToString()));
        await Bench.AddAsync(OutboxBench.Fact("r1", 1));

        await DeliverAllAsync([new EffectConsumer("a"), new EffectConsumer("b")]);

        Assert.Equal(2, await EffectsAsync());
        Assert.Equal(["read", "read"], (await _kafka.AllAsync(KafkaTopics.FactDead)).Select(letter => KafkaBench.Header(letter, KafkaHeaders.DeadStage)));
    }

    internal override async Task DeliverAllAsync(IFactConsumer[] consumers, int processes = 1, int crashes = 0)
    {
        var readers = Enumerable.Range(0, processes).Select(_ => TestReader.Start(token => Bench.Receive(_kafka.Facts(), consumers).HandleAsync(token))).ToList();
        await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => Bench.DrainAsync(Relay(crashes))));
        foreach (var consumer in consumers)
        {
            await Wait.UntilAsync($"{consumer.Name} has read all", async () => await _kafka.LagAsync(KafkaTopics.Fact, $"consumer.{consumer.Name}") == 0, seconds: 60);
        }

        await Task.WhenAll(readers.Select(reader => reader.DisposeAsync().AsTask()));
    }

    private RelayFacts Relay(int crashes) => Bench.Relay(new CrashingFactQueue(Bench.Queue, crashes), new KafkaFactDelivery(_kafka.Producer));
}
