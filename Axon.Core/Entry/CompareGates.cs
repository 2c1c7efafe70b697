using System.Globalization;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Finds where gates and reservations differ, place by place, and where a gate's own figures do not add up.</summary>
public sealed class CompareGates(GateStore gateRows, ReconcileStore rows, IEntryGate gate)
{
    /// <summary>Longer than any entry takes to write its hold down: a hold without a row that is older was left behind by a process that has ended.</summary>
    private static readonly TimeSpan Unwritten = TimeSpan.FromSeconds(25);

    /// <summary>One that somebody began to write down has until its deadline; by then, and a little later, it must have ended.</summary>
    private static readonly TimeSpan Overdue = EntryTimes.LookAgain + EntryTimes.SweepLease;

    public async Task<IReadOnlyList<Difference>> HandleAsync(CancellationToken cancellationToken)
    {
        var gates = await gateRows.ListAsync(cancellationToken);
        // One after the other: this is not urgent, and entries use the same servers.
        List<Difference> found = [];
        foreach (var row in gates)
        {
            found.AddRange(await CompareAsync(row, cancellationToken));
        }

        return found;
    }

    /// <summary>As above, of one activity.</summary>
    public async Task<IReadOnlyList<Difference>> HandleAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        var row = (await gateRows.ListAsync(cancellationToken)).FirstOrDefault(row => row.Settings.Activity == activity);
        return row is null ? [] : [.. await CompareAsync(row, cancellationToken)];
    }

    private async Task<IEnumerable<Difference>> CompareAsync(GateRow row, CancellationToken cancellationToken)
    {
        var activity = row.Settings.Activity;
        var contents = await gate.ReadAsync(activity, cancellationToken);
        if (contents is not { OnThisServer: true } || contents.Epoch != row.Epoch)
        {
            return contents is null && row.Settings.Status == GateStatus.Ended
                ? []
                : [About(DifferenceKind.GATE_CLOSED, activity, activity.ToString(), contents is null ? "missing" : "epoch {0} for {1}", contents?.Epoch, row.Epoch)];
        }

        var places = (await rows.PlacesAsync(activity, cancellationToken)).ToDictionary(place => place.Id);
        return Figures(activity, contents).Concat(Places(activity, contents, places));
    }

    private static IEnumerable<Difference> Figures(ActivityId activity, GateContents gate)
    {
        var units = gate.Places.Values.Sum(place => place.Quantity);
        var held = gate.Places.Values.Where(place => place.State != HoldState.Sold).Sum(place => place.Quantity);
        if (gate.Left != gate.Capacity - units || gate.Held != held)
        {
            yield return About(DifferenceKind.GATE_FIGURES, activity, activity.ToString(), "capacity {0}, left {1}, units {2}, held {3} for {4}", gate.Capacity, gate.Left, units, gate.Held, held);
        }

        var people = gate.Places.Values.GroupBy(place => place.User).ToDictionary(person => person.Key, person => person.Sum(place => place.Quantity));
        var live = gate.Places.Values.Where(place => place.State != HoldState.Sold).ToLookup(place => place.User, place => place.Id);
        foreach (var user in people.Keys.Union(gate.Units.Keys).Union(gate.Live.Keys))
        {
            if (people.GetValueOrDefault(user) != gate.Units.GetValueOrDefault(user) || live[user].FirstOrDefault() != gate.Live.GetValueOrDefault(user))
            {
                yield return About(DifferenceKind.GATE_FIGURES, activity, $"{activity}/{user}", "units {0} for {1}", gate.Units.GetValueOrDefault(user), people.GetValueOrDefault(user));
            }
        }
    }

    private static IEnumerable<Difference> Places(ActivityId activity, GateContents gate, Dictionary<ReservationId, Hold> rows)
    {
        foreach (var row in rows.Values)
        {
            if (!gate.Places.TryGetValue(row.Id, out var place))
            {
                yield return About(DifferenceKind.GATE_LACKS_PLACE, activity, row.Id.ToString(), "the row is {0}", row.State);
            }
            else if (place.User != row.User || place.Quantity != row.Quantity || (place.State == HoldState.Sold) != (row.State == HoldState.Sold))
            {
                yield return About(DifferenceKind.GATE_PLACE, activity, row.Id.ToString(), "gate {0} of {1}, row {2} of {3}", place.State, place.Quantity, row.State, row.Quantity);
            }
        }

        foreach (var place in gate.Places.Values.Where(place => !rows.ContainsKey(place.Id) && IsLeft(place, gate.Now)))
        {
            yield return About(DifferenceKind.GATE_KEEPS_PLACE, activity, place.Id.ToString(), "{0} with deadline {1:O}", place.State, place.DeadlineAt);
        }
    }

    private static bool IsLeft(Hold place, DateTimeOffset now) =>
        place.State == HoldState.Sold || (place.State == HoldState.Waiting && place.ReservedAt + Unwritten < now) || place.DeadlineAt + Overdue < now;

    private static Difference About(DifferenceKind kind, ActivityId activity, string subject, string format, params object?[] values) =>
        new(kind, activity, subject, string.Format(CultureInfo.InvariantCulture, format, values));
}

public enum DifferenceKind
{
    /// <summary>More units sold or in payment than there are. Never repaired by itself.</summary>
    OVERBOOKED,

    /// <summary>The stock's count is not the sum of its reservations.</summary>
    TAKEN,

    /// <summary>A person's count is not the sum of their reservations.</summary>
    PERSON_UNITS,

    /// <summary>A reservation is paid and no paid order stands behind it. Never repaired by itself.</summary>
    PAID_WITHOUT_ORDER,

    /// <summary>An order is paid and its reservation is not. Never repaired by itself.</summary>
    ORDER_WITHOUT_PLACE,

    /// <summary>The provider's books have another sum left of a payment than ours. Never repaired by itself.</summary>
    PROVIDER_BALANCE,

    /// <summary>The provider's books have not been read for a captured payment for more than a day. Nothing is known, so nothing is proved; it is no finding.</summary>
    PROVIDER_UNREAD,

    /// <summary>The gate may grant nothing although it should.</summary>
    GATE_CLOSED,

    /// <summary>The gate offers a place that somebody has.</summary>
    GATE_LACKS_PLACE,

    /// <summary>The gate keeps a place that nobody has.</summary>
    GATE_KEEPS_PLACE,

    /// <summary>The gate and the row disagree about person, units or whether it is sold.</summary>
    GATE_PLACE,

    /// <summary>The gate's own figures do not add up.</summary>
    GATE_FIGURES,
}

/// <summary>Two books that must agree and do not.</summary>
/// <param name="Activity">Null for what belongs to none, as a plain purchase.</param>
/// <param name="Subject">The activity, reservation or order it is about.</param>
/// <param name="Detail">What each side says; for operators.</param>
public sealed record Difference(DifferenceKind Kind, ActivityId? Activity, string Subject, string Detail);
