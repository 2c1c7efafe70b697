using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Core.Streams;

/// <summary>Configuration <c>Kafka:*</c>.</summary>
public sealed class KafkaOptions
{
    /// <summary>Brokers to ask first, <c>host:port</c> with commas.</summary>
    public string Servers { get; set; } = "";

    /// <summary>Begins the name of every topic and group, so that several installations can share a cluster.</summary>
    [RegularExpression("^[a-z][a-z0-9.-]{0,40}$")]
    public string Prefix { get; set; } = "axon";

    /// <summary>Of topics that are made here; those that exist keep theirs, because the order of a key depends on it.</summary>
    [Range(1, 1000)]
    public int Partitions { get; set; } = 12;

    /// <summary>Copies of each partition; 0 is three, or as many as there are brokers. With three, two must have a message before it counts.</summary>
    [Range(0, 7)]
    public int Replication { get; set; }

    /// <summary>How long facts and events can be read again.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long dead letters wait for a person.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan DeadRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long somebody waits until messages are acknowledged. Short, because it may be a request. The messages themselves are tried ten times as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>Messages that may wait in this process; more are refused at once.</summary>
    [Range(1, 10_000_000)]
    public int SendQueue { get; set; } = 50_000;

    /// <summary>Events given to the index at once, and how long a smaller batch waits to grow.</summary>
    [Range(1, 10_000)]
    public int EventBatch { get; set; } = 2000;

    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan EventLinger { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Batches of events that one process has under way side by side.</summary>
    [Range(1, 16)]
    public int EventParallel { get; set; } = 4;

    /// <summary>Facts given to a consumer in one transaction.</summary>
    [Range(1, 1000)]
    public int FactBatch { get; set; } = 64;

    /// <summary>Wait after the first failure of a message; doubles up to <see cref="RetryCap"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan RetryCap { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a message is tried alone whose handling ends in an error that nobody expected, before it is a dead letter.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 10;

    /// <summary>How long what is under way may take when the process stops or a partition is given away.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Further settings of librdkafka by their own names, such as <c>security.protocol</c> or <c>sasl.password</c>.</summary>
    public IDictionary<string, string> Client { get; } = new Dictionary<string, string>();
}

[OptionsValidator]
internal sealed partial class KafkaOptionsValidator : IValidateOptions<KafkaOptions>;
