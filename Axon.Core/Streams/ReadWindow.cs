namespace Axon.Core.Streams;

/// <summary>What one reader has in its hands. Used by one thread.</summary>
/// <param name="ordered">Messages of one key are given out one after the other.</param>
internal sealed class ReadWindow(bool ordered)
{
    private readonly Dictionary<int, PendingPartition> _partitions = [];

    /// <summary>Messages without a verdict.</summary>
    public int Count { get; private set; }

    /// <summary>Those of them that are not given out.</summary>
    public int Waiting { get; private set; }

    public IReadOnlyCollection<PendingPartition> Partitions => _partitions.Values;

    public void Add(int partition, long offset, KafkaMessage message, long now)
    {
        if (!_partitions.TryGetValue(partition, out var pending))
        {
            _partitions[partition] = pending = new PendingPartition(partition);
        }

        pending.Add(offset, message, now);
        Count++;
        Waiting++;
    }

    /// <summary>Up to <paramref name="count"/> messages to handle now. None while a small batch may still grow: until its oldest message came before <paramref name="arrivedBefore"/>.</summary>
    public IReadOnlyList<PendingMessage> Take(int count, long now, long arrivedBefore)
    {
        List<PendingMessage> due = [];
        foreach (var message in Due(now))
        {
            if (message.Alone)
            {
                due = [message];
                break;
            }

            due.Add(message);
            if (due.Count == count)
            {
                break;
            }
        }

        if (due.Count == 0 || (due.Count < count && due.TrueForAll(message => message.ArrivedAt > arrivedBefore)))
        {
            return [];
        }

        due.ForEach(message => message.Running = true);
        Waiting -= due.Count;
        return due;
    }

    public void Finish(PendingMessage message)
    {
        if (IsHeld(message))
        {
            message.Partition.Finish(message);
            Count--;
        }
    }

    /// <summary>Back to wait until <paramref name="dueAt"/>.</summary>
    public void GiveBack(PendingMessage message, long dueAt)
    {
        message.Running = false;
        message.DueAt = dueAt;
        Waiting += IsHeld(message) ? 1 : 0;
    }

    /// <summary>The partition is another reader's now.</summary>
    public void Drop(int partition)
    {
        if (_partitions.Remove(partition, out var pending))
        {
            Count -= pending.Unfinished.Count();
            Waiting -= pending.Unfinished.Count(message => !message.Running);
        }
    }

    /// <summary>False for a message whose partition has gone, or has gone and come back.</summary>
    private bool IsHeld(PendingMessage message) => _partitions.TryGetValue(message.Partition.Number, out var pending) && ReferenceEquals(pending, message.Partition);

    private IEnumerable<PendingMessage> Due(long now)
    {
        foreach (var partition in _partitions.Values)
        {
            HashSet<byte[]>? earlier = ordered ? new HashSet<byte[]>(KeyComparer.Instance) : null;
            foreach (var message in partition.Unfinished)
            {
                var first = earlier is null || message.Message.Key is not { } key || earlier.Add(key);
                if (first && !message.Running && message.DueAt <= now)
                {
                    yield return message;
                }
            }
        }
    }

    private sealed class KeyComparer : IEqualityComparer<byte[]>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj)
        {
            var hash = default(HashCode);
            hash.AddBytes(obj);
            return hash.ToHashCode();
        }
    }
}

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
