namespace Axon.Core.Infrastructure.Kafka.Behavior;

/// <summary>The group that brings events to the index, without the installation's prefix.</summary>
internal sealed record KafkaEventGroup(string Name);
