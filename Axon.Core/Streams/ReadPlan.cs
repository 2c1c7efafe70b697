namespace Axon.Core.Streams;

/// <summary>How one topic is read.</summary>
/// <param name="Group">Full name.</param>
/// <param name="Ordered">Messages of one key are handled one after the other.</param>
/// <param name="Batch">Messages handled at once.</param>
/// <param name="Linger">How long a smaller batch waits to grow.</param>
/// <param name="Parallel">Batches under way side by side.</param>
internal sealed record ReadPlan(KafkaTopic Topic, string Group, bool Ordered, int Batch, TimeSpan Linger, int Parallel)
{
    /// <summary>More than can be handled now, so that reading goes on beside handling; not more, because it is all read again after a crash.</summary>
    public int Most => Batch * (Parallel + 2);

    public static ReadPlan Facts(KafkaOptions options, string group) =>
        new(KafkaTopics.Fact, $"{options.Prefix}.{group}", Ordered: true, options.FactBatch, TimeSpan.Zero, Parallel: 1);

    public static ReadPlan Events(KafkaOptions options, string group) =>
        new(KafkaTopics.EventRaw, $"{options.Prefix}.{group}", Ordered: false, options.EventBatch, options.EventLinger, options.EventParallel);
}
