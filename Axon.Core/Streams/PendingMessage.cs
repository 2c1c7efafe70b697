namespace Axon.Core.Streams;

/// <summary>A message that was read and has no verdict yet.</summary>
internal sealed class PendingMessage(PendingPartition partition, long offset, KafkaMessage message, long arrivedAt)
{
    public PendingPartition Partition => partition;

    public long Offset => offset;

    public KafkaMessage Message => message;

    /// <summary>A timestamp of the clock.</summary>
    public long ArrivedAt => arrivedAt;

    /// <summary>Given out, and not back.</summary>
    public bool Running { get; set; }

    public bool Finished { get; set; }

    /// <summary>Failed tries, and tries that found a server away.</summary>
    public int Attempts { get; set; }

    public int Waits { get; set; }

    /// <summary>A timestamp of the clock; not given out before.</summary>
    public long DueAt { get; set; }

    /// <summary>Given out without others, because a batch with it has failed in a way that says nothing about whose fault it was.</summary>
    public bool Alone { get; set; }
}
