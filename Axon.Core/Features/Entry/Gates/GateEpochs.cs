using System.Collections.Concurrent;
using Axon.Core.Features.Entry.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Gates;

/// <summary>Which gate of each activity may grant holds, as this process last heard from the database.</summary>
/// <remarks>An old answer costs a question, never a wrong grant: the row of every hold is written only under the database's own epoch.</remarks>
public sealed class GateEpochs(IGateRows rows, TimeProvider clock)
{
    /// <summary>While a gate is closed everybody asks; the database hears one of them in this time.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ActivityId, Known> _known = new();

    /// <summary>The epoch, or null when there is no such activity.</summary>
    public ValueTask<int?> GetAsync(ActivityId activity, CancellationToken cancellationToken) =>
        _known.TryGetValue(activity, out var known) ? new(known.Epoch) : new(AskAsync(activity, cancellationToken));

    /// <summary>As <see cref="GetAsync"/>, asking the database unless that has just been done.</summary>
    public async Task<int?> RefreshAsync(ActivityId activity, CancellationToken cancellationToken) =>
        _known.TryGetValue(activity, out var known) && clock.GetElapsedTime(known.At) < Fresh ? known.Epoch : await AskAsync(activity, cancellationToken);

    /// <summary>A gate of this epoch has just been opened.</summary>
    public void Learn(ActivityId activity, int epoch) => _known[activity] = new Known(epoch, clock.GetTimestamp());

    private async Task<int?> AskAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        var asked = clock.GetTimestamp();
        if (await rows.EpochAsync(activity, cancellationToken) is not { } epoch)
        {
            return null;
        }

        // Epochs only rise: an answer that overtook a newer one is not kept.
        return _known.AddOrUpdate(activity, new Known(epoch, asked), (_, known) => known.Epoch > epoch ? known : new Known(epoch, asked)).Epoch;
    }

    private readonly record struct Known(int Epoch, long At);
}
