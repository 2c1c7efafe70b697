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
