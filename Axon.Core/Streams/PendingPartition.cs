namespace Axon.Core.Streams;

/// <summary>The messages of one partition that have no verdict yet, and where the group stands in it.</summary>
internal sealed class PendingPartition(int number)
{
    private readonly Queue<PendingMessage> _messages = new();
    private long _next = -1;

    public int Number => number;

    /// <summary>The first message that is not finished; -1 before anything was read. What lies behind it may be finished already.</summary>
    public long Position => _messages.TryPeek(out var first) ? first.Offset : _next;

    /// <summary>The last position that was stored.</summary>
    public long Stored { get; set; } = -1;

    public IEnumerable<PendingMessage> Unfinished => _messages.Where(message => !message.Finished);

    public PendingMessage Add(long offset, KafkaMessage message, long now)
    {
        var pending = new PendingMessage(this, offset, message, now);
        _messages.Enqueue(pending);
        _next = offset + 1;
        return pending;
    }

    public void Finish(PendingMessage message)
    {
        message.Finished = true;
        while (_messages.TryPeek(out var first) && first.Finished)
        {
            _messages.Dequeue();
        }
    }
}
