using Axon.Core.Facts;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Streams;

/// <summary>Every topic there is.</summary>
internal static class KafkaTopics
{
    public static KafkaTopic Fact { get; } = new(
        "fact", Dead: false, "the fact's aggregate, so that its facts stay in order", "a fact as JSON", FactJson.SchemaVersion, "a group for each consumer of facts: `axon.consumer.NAME`");

    public static KafkaTopic FactDead { get; } = Beside(Fact, "people: the fact is also a dead row of the outbox, where staff requeue it");

    public static KafkaTopic EventRaw { get; } = new(
        "event.raw", Dead: false, "the visitor, else the user, else the event's id", "a behaviour event as JSON", BehaviorEvent.CurrentSchema, "the indexer: group `axon.indexer`");

    public static KafkaTopic EventRawDead { get; } = Beside(EventRaw, "people: each one is also a bad row in the operations desk");

    public static IReadOnlyList<KafkaTopic> All { get; } = [Fact, FactDead, EventRaw, EventRawDead];

    public static KafkaTopic DeadOf(KafkaTopic topic) => All.Single(other => other.Name == $"{topic.Name}.dead");

    private static KafkaTopic Beside(KafkaTopic topic, string reader) => new($"{topic.Name}.dead", Dead: true, "as it was", "the original bytes", topic.SchemaVersion, reader);
}
