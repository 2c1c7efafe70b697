using Axon.Core.Features.Entry.Ports;

namespace Axon.Core.Features.Entry.Gates;

/// <summary>Brings one gate in line with its activity's row: builds it when it may grant nothing, and applies what staff have changed.</summary>
/// <remarks>Idempotent; two processes may do it at once.</remarks>
public sealed class KeepGate(IEntryGate gate, RebuildGate rebuild, GateEpochs epochs)
{
    public async Task HandleAsync(GateRow row, CancellationToken cancellationToken)
    {
        var activity = row.Settings.Activity;
        var snapshot = await gate.SnapshotAsync(activity, cancellationToken);
        if (snapshot is { OnThisServer: true } && snapshot.Epoch == row.Epoch)
        {
            epochs.Learn(activity, row.Epoch);
            if (Differs(snapshot.Settings, row.Settings))
            {
                await gate.ConfigureAsync(row.Settings, row.Epoch, cancellationToken);
            }
        }
        else if (snapshot is not null || row.Settings.Status != GateStatus.Ended)
        {
            await rebuild.HandleAsync(activity, force: false, cancellationToken);
        }
    }

    /// <summary>The gate keeps whole milliseconds.</summary>
    private static bool Differs(GateSettings gate, GateSettings row) =>
        gate != row with { OpensAt = Milliseconds(row.OpensAt), ClosesAt = Milliseconds(row.ClosesAt) } && gate.Revision <= row.Revision;

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
