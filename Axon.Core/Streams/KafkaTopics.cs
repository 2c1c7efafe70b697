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

/// <summary>A topic as code: made when it is missing, and described in docs.</summary>
/// <param name="Name">Without the installation's prefix.</param>
/// <param name="Dead">A dead-letter topic: another retention, and one partition is enough.</param>
/// <param name="SchemaVersion">Of the value.</param>
internal sealed record KafkaTopic(string Name, bool Dead, string Key, string Value, int SchemaVersion, string Reader)
{
    public string FullName(KafkaOptions options) => $"{options.Prefix}.{Name}";

    public int Partitions(KafkaOptions options) => Dead ? 1 : options.Partitions;

    public TimeSpan Retention(KafkaOptions options) => Dead ? options.DeadRetention : options.Retention;
}
