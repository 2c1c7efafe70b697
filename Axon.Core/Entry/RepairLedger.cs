using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Repairs what can be worked out from reservations: counts in the database, and gates. What concerns money or too many units waits for a person.</summary>
public sealed class RepairLedger(Database database, GateStore gateRows, ReconcileStore rows, CompareGates compare, ExpireHolds tell, RebuildGate rebuild)
{
    private static readonly DifferenceKind[] Counts = [DifferenceKind.TAKEN, DifferenceKind.PERSON_UNITS];

    private static readonly DifferenceKind[] Wrong = [DifferenceKind.GATE_CLOSED, DifferenceKind.GATE_LACKS_PLACE, DifferenceKind.GATE_FIGURES];

    /// <summary>What a gate shows that has not heard of a place's end or sale yet, as when the facts about it are held up.</summary>
    private static readonly DifferenceKind[] Untold = [DifferenceKind.GATE_KEEPS_PLACE, DifferenceKind.GATE_PLACE];

    private static readonly DifferenceKind[] Gates = [.. Wrong, .. Untold];

    /// <summary>Places told of in one transaction.</summary>
    private const int Step = 100;

    public async Task HandleAsync(ActivityId activity, IReadOnlyCollection<Difference> differences, CancellationToken cancellationToken)
    {
        var kinds = differences.Select(difference => difference.Kind).ToHashSet();
        // Recounting to more than there is would only hide what a person has to see.
        if (kinds.Any(Counts.Contains) && !kinds.Contains(DifferenceKind.OVERBOOKED))
        {
            await database.InTransactionAsync(
                async work =>
                {
                    await gateRows.LockAsync(activity, work, cancellationToken);
                    await rows.RecountAsync(activity, work, cancellationToken);
                },
                cancellationToken);
            await rows.NoteRepairedAsync(activity, Counts, cancellationToken);
        }

        if (kinds.Any(Gates.Contains))
        {
            if (kinds.Any(Wrong.Contains) || !await TellAsync(activity, [.. differences.Where(difference => Untold.Contains(difference.Kind))], cancellationToken))
            {
                await rebuild.HandleAsync(activity, force: true, cancellationToken);
            }

            await rows.NoteRepairedAsync(activity, Gates, cancellationToken);
        }
    }

    /// <summary>Place by place, because a gate that is built anew turns people away for a moment. False when that was not all.</summary>
    private async Task<bool> TellAsync(ActivityId activity, IReadOnlyCollection<Difference> differences, CancellationToken cancellationToken)
    {
        foreach (var places in differences.Select(difference => new ReservationId(Guid.Parse(difference.Subject))).Chunk(Step))
        {
            await tell.HandleAsync(activity, places, cancellationToken);
        }

        return !(await compare.HandleAsync(activity, cancellationToken)).Any(left => differences.Any(told => told.Subject == left.Subject));
    }
}
