using System.Diagnostics.Metrics;

namespace Axon.Core.Features.Behavior;

/// <summary>Figures about the intake of events.</summary>
public sealed class BehaviorMetrics
{
    private readonly Counter<long> _events;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _indexed;
    private readonly Histogram<double> _delay;

    public BehaviorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Axon.Behavior");
        _events = meter.CreateCounter<long>("axon.behavior.events", description: "Events by verdict and reason");
        _refused = meter.CreateCounter<long>("axon.behavior.requests_refused", description: "Requests refused as a whole, by reason");
        _indexed = meter.CreateCounter<long>("axon.behavior.indexed", description: "Events that came to the index, by outcome");
        _delay = meter.CreateHistogram<double>("axon.behavior.index_delay", unit: "s", description: "Time from the receipt of an event until the index has it; searchable within its refresh");
    }

    public void Judged(EventVerdict verdict) => _events.Add(
        1, new KeyValuePair<string, object?>("status", verdict.Status.ToString()), new KeyValuePair<string, object?>("reason", verdict.Reason ?? "none"));

    /// <param name="delay">Since the event was received; null when that cannot be read.</param>
    public void Indexed(IndexOutcome outcome, TimeSpan? delay)
    {
        _indexed.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        if (outcome == IndexOutcome.Stored && delay is { } time)
        {
            _delay.Record(Math.Max(0, time.TotalSeconds));
        }
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
