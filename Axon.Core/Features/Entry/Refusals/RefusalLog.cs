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
    private readonly Channel<Fact> _facts = Channel.CreateBounded<Fact>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    internal ChannelReader<Fact> Reader => _facts.Reader;

    public void Add(Fact fact)
    {
        if (!_facts.Writer.TryWrite(fact))
        {
            metrics.RefusalDropped();
        }
    }

    internal void Complete() => _facts.Writer.TryComplete();
}
