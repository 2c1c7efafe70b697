using System.Collections.Concurrent;
using System.Threading.Channels;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Gates that somebody in this process found closed, for the one who rebuilds them.</summary>
public sealed class GateRepairs
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<ActivityId, bool> _asked = new();

    public void Ask(ActivityId activity)
    {
        if (_asked.TryAdd(activity, true))
        {
            _bell.Writer.TryWrite(true);
        }
    }

    /// <summary>What was asked for since the last call.</summary>
    public IReadOnlyList<ActivityId> Take() => [.. _asked.Keys.Where(activity => _asked.TryRemove(activity, out _))];

    /// <summary>Returns when something was asked for, or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _bell.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody asked.
        }
    }
}
