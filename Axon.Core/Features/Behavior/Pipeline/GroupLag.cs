namespace Axon.Core.Features.Behavior.Pipeline;

/// <summary>How far one group of readers is behind.</summary>
public sealed record GroupLag(string Group, string Topic, IReadOnlyList<PartitionLag> Partitions)
{
    public long Lag => Partitions.Sum(partition => partition.Lag);
}
