namespace Axon.Core.Features.Behavior.Pipeline;

/// <summary>What one group has not read of one partition.</summary>
/// <param name="End">The place that the next message gets.</param>
/// <param name="Committed">The place up to which the group has finished; null when it has never said.</param>
public sealed record PartitionLag(int Partition, long End, long? Committed, long Lag);
