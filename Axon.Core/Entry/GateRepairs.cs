using System.Collections.Concurrent;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Gates that somebody in this process found closed, for the one who rebuilds them; woken by the first time that one is asked for.</summary>
public sealed class GateRepairs(TimeProvider clock) : WakeSignal(clock)
{
    private readonly ConcurrentDictionary<ActivityId, bool> _asked = new();

    public void Ask(ActivityId activity)
    {
        if (_asked.TryAdd(activity, true))
        {
            Raise();
        }
    }

    /// <summary>What was asked for since the last call.</summary>
    public IReadOnlyList<ActivityId> Take() => [.. _asked.Keys.Where(activity => _asked.TryRemove(activity, out _))];
}
