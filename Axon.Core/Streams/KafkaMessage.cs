namespace Axon.Core.Streams;

/// <summary>What is sent.</summary>
internal sealed record KafkaMessage(byte[]? Key, byte[]? Value, IReadOnlyList<KeyValuePair<string, byte[]>> Headers);
