namespace Axon.Core.Streams;

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
