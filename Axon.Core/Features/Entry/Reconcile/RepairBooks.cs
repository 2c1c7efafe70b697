using Axon.Core.Features.Entry.Contracts;
using Axon.Core.Features.Entry.Gates;
using Axon.Core.Features.Entry.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Reconcile;

/// <summary>Repairs what can be worked out from reservations: counts in the database, and gates. What concerns money or too many units waits for a person.</summary>
public sealed class RepairBooks(ITransactions transactions, IGateRows gateRows, IReconcileRows rows, RebuildGate rebuild)
{
    private static readonly DifferenceKind[] Counts = [DifferenceKind.TAKEN, DifferenceKind.PERSON_UNITS];

    private static readonly DifferenceKind[] Gates =
        [DifferenceKind.GATE_CLOSED, DifferenceKind.GATE_LACKS_PLACE, DifferenceKind.GATE_KEEPS_PLACE, DifferenceKind.GATE_PLACE, DifferenceKind.GATE_FIGURES];

    public async Task HandleAsync(ActivityId activity, IReadOnlyCollection<DifferenceKind> kinds, CancellationToken cancellationToken)
    {
        // Recounting to more than there is would only hide what a person has to see.
        if (kinds.Any(Counts.Contains) && !kinds.Contains(DifferenceKind.OVERBOOKED))
        {
            await transactions.RunAsync(
                async work =>
                {
                    await gateRows.LockAsync(activity, work, cancellationToken);
                    await rows.RecountAsync(activity, work, cancellationToken);
                    return true;
                },
                cancellationToken);
            await rows.NoteRepairedAsync(activity, Counts, cancellationToken);
        }

        if (kinds.Any(Gates.Contains))
        {
            await rebuild.HandleAsync(activity, force: true, cancellationToken);
            await rows.NoteRepairedAsync(activity, Gates, cancellationToken);
        }
    }
}
