namespace Axon.Core.Tracking.Collect;

/// <summary>The group that brings events to the index, without the installation's prefix.</summary>
internal sealed record KafkaEventGroup(string Name);
