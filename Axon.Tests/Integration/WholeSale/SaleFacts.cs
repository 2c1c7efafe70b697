using Axon.Core.Facts;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Axon.Tests.Contracts.Kafka;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>The facts of an installation whose facts go through Kafka: what the outbox has promised, who has handled it, and when.</summary>
internal sealed class SaleFacts(SaleHost host, KafkaBench bench)
{
    private const int RestWithin = 60;

    /// <summary>Everybody has read to the end, the indexer last, because it reads what others write.</summary>
    public async Task RestAsync()
    {
        await Task.WhenAll(host.Consumers.Select(consumer => UntilReadAsync(KafkaTopics.Fact, $"consumer.{consumer.Name}")));
        await UntilReadAsync(KafkaTopics.EventRaw, IndexEvents.Group);
    }

    /// <summary>Each fact was handled by everybody who wants it and by nobody else, and is in the index once.</summary>
    /// <returns>How many facts there are.</returns>
    public async Task<int> CheckAsync(long activity)
    {
        var facts = (await host.Database.QueryAsync<string>("SELECT payload FROM outbox WHERE status = 'DONE'")).Select(payload => FactJson.Read(payload)!).ToList(); // this version wrote them
        Assert.Equal(facts.Count, await host.Database.ScalarAsync<long>("SELECT COUNT(*) FROM outbox"));
        var handled = (await host.Database.QueryAsync<(string Consumer, Guid Fact)>("SELECT consumer, message_id FROM inbox")).ToLookup(row => row.Consumer, row => row.Fact);
        foreach (var consumer in host.Consumers)
        {
            Guid[] wanted = [.. facts.Where(fact => consumer.Wants(fact.Type)).Select(fact => fact.Id).Order()];
            Assert.NotEmpty(wanted);
            Assert.Equal(wanted, handled[consumer.Name].Order());
        }

        var events = await host.Streams!.EventsAsync(activity); // this test has streams
        var told = host.Consumers.OfType<FactEvents>().Single();
        Assert.Equal(facts.Where(fact => fact.ActivityId == activity && told.Wants(fact.Type)).Select(fact => fact.Id).Order(), events.Select(happened => happened.Id).Order());
        return facts.Count;
    }

    public async Task<IReadOnlyList<SaleDelivery>> DeliveriesAsync() => await host.Database.QueryAsync<SaleDelivery>(
        """
        SELECT o.message_id AS id, o.occurred_at AS occurredAt, MIN(i.processed_at) AS first, MAX(i.processed_at) AS last
        FROM outbox o JOIN inbox i ON i.message_id = o.message_id GROUP BY o.message_id, o.occurred_at ORDER BY o.occurred_at
        """);

    /// <summary>Facts that lie in these partitions, with the time at which each was given to the client that wrote it; the first, if it was written twice.</summary>
    public async Task<Dictionary<Guid, DateTimeOffset>> SentAsync(IReadOnlyCollection<int> partitions) =>
        (await bench.AllAsync(KafkaTopics.Fact, partitions))
        .GroupBy(message => Guid.Parse(KafkaBench.Header(message, KafkaHeaders.Id)), message => message.Timestamp.UnixTimestampMs)
        .ToDictionary(fact => fact.Key, fact => DateTimeOffset.FromUnixTimeMilliseconds(fact.Min()));

    private Task UntilReadAsync(KafkaTopic topic, string group) => Wait.UntilAsync($"{group} has read everything", async () => await bench.LagAsync(topic, group) == 0, RestWithin);
}
