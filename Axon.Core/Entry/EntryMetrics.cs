using System.Diagnostics.Metrics;

namespace Axon.Core.Entry;

/// <summary>Figures about who got in.</summary>
public sealed class EntryMetrics
{
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _rebuilds;
    private readonly Counter<long> _released;
    private readonly Counter<long> _refusalsDropped;
    private int _differences;
    private int _overbooked;

    public EntryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Axon.Entry");
        _attempts = meter.CreateCounter<long>("axon.entry.attempts", description: "Entries by outcome");
        _rebuilds = meter.CreateCounter<long>("axon.entry.gate_rebuilds", description: "Gates built from rows");
        _released = meter.CreateCounter<long>("axon.entry.released", description: "Holds that ended unpaid at their deadline");
        _refusalsDropped = meter.CreateCounter<long>("axon.entry.refusals_dropped", description: "Refusals that were not recorded because too many came at once");
        meter.CreateObservableGauge("axon.entry.differences", () => _differences, description: "Open differences between gates, reservations and orders; must be 0");
        meter.CreateObservableGauge("axon.entry.overbooked", () => _overbooked, description: "Units sold beyond capacity; must be 0");
    }

    public void Attempt(EntryOutcome outcome) => _attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void GateRebuilt() => _rebuilds.Add(1);

    public void Released(int holds) => _released.Add(holds);

    public void RefusalDropped() => _refusalsDropped.Add(1);

    public void Reconciled(int differences, int overbooked)
    {
        _differences = differences;
        _overbooked = overbooked;
    }
}
