using System.Collections.Concurrent;
using System.Threading.Channels;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Refusals;

/// <summary>Facts about people who did not get in, waiting to be written down.</summary>
/// <remarks>
/// Nobody waits for these: a refusal changes nothing, and those who are refused come in thousands. They may be lost with the process, and are dropped
/// and counted when more come than can be written.
/// </remarks>
public sealed class RefusalLog(EntryMetrics metrics)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan OneTry = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(long? Activity, Guid? User), DateTimeOffset> _failed = new();
    private readonly Channel<Fact> _facts = Channel.CreateBounded<Fact>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    internal ChannelReader<Fact> Reader => _facts.Reader;

    public void Add(Fact fact)
    {
        if (!_facts.Writer.TryWrite(fact))
        {
            metrics.RefusalDropped();
        }
    }

    /// <summary>As <see cref="Add"/>, where no gate can say whether it is the first time: who tries again and again within a minute is one.</summary>
    public void AddFailed(Fact fact)
    {
        if (_failed.Count >= Capacity)
        {
            _failed.Clear();
        }

        var key = (fact.ActivityId, fact.UserId);
        if (!_failed.TryGetValue(key, out var before) ? _failed.TryAdd(key, fact.OccurredAt) : fact.OccurredAt - before >= OneTry && _failed.TryUpdate(key, fact.OccurredAt, before))
        {
            Add(fact);
        }
    }

    internal void Complete() => _facts.Writer.TryComplete();
}
