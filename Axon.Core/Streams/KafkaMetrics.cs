using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Axon.Core.Streams;

/// <summary>Figures about what is sent and read.</summary>
internal sealed class KafkaMetrics
{
    private readonly ConcurrentDictionary<(string Group, string Topic, int Partition), long> _lags = new();
    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _read;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _dead;
    private readonly Counter<long> _rebalances;
    private readonly Histogram<int> _batches;
    private readonly Histogram<double> _handling;

    public KafkaMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Axon.Kafka");
        _sent = meter.CreateCounter<long>("axon.kafka.sent", description: "Messages acknowledged by the brokers, by topic");
        _failed = meter.CreateCounter<long>("axon.kafka.send_errors", description: "Messages not acknowledged in time, by topic and error");
        _read = meter.CreateCounter<long>("axon.kafka.read", description: "Messages whose effect is durable, by group");
        _retries = meter.CreateCounter<long>("axon.kafka.retries", description: "Messages to be handled again, by group and why: failed or unavailable");
        _dead = meter.CreateCounter<long>("axon.kafka.dead_letters", description: "Messages set aside, by group and stage");
        _rebalances = meter.CreateCounter<long>("axon.kafka.rebalances", description: "Times that partitions came or went, by group");
        _batches = meter.CreateHistogram<int>("axon.kafka.batch_size", description: "Messages handled at once, by group");
        _handling = meter.CreateHistogram<double>("axon.kafka.batch_seconds", unit: "s", description: "Time to handle a batch, by group");
        meter.CreateObservableGauge(
            "axon.kafka.lag",
            () => _lags.Select(pair => new Measurement<long>(pair.Value, Tag("group", pair.Key.Group), Tag("topic", pair.Key.Topic), new KeyValuePair<string, object?>("partition", pair.Key.Partition))),
            description: "Messages not yet read, by group, topic and partition; told by who reads the partition");
    }

    public void Sent(string topic, int count) => _sent.Add(count, Tag("topic", topic));

    public void Failed(string topic, string error) => _failed.Add(1, Tag("topic", topic), Tag("error", error));

    public void Read(string group, int count) => _read.Add(count, Tag("group", group));

    public void Retried(string group, bool unavailable) => _retries.Add(1, Tag("group", group), Tag("why", unavailable ? "unavailable" : "failed"));

    public void Dead(string group, string stage) => _dead.Add(1, Tag("group", group), Tag("stage", stage));

    public void Rebalanced(string group) => _rebalances.Add(1, Tag("group", group));

    public void Handled(string group, int count, TimeSpan took)
    {
        _batches.Record(count, Tag("group", group));
        _handling.Record(took.TotalSeconds, Tag("group", group));
    }

    public void Lag(string group, string topic, int partition, long messages) => _lags[(group, topic, partition)] = messages;

    /// <summary>The partition went to another reader, which tells its lag from now on.</summary>
    public void ForgetLag(string group, string topic, int partition) => _lags.TryRemove((group, topic, partition), out _);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
