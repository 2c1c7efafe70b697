using System.Diagnostics.Metrics;

namespace Axon.Core.Features.Behavior;

/// <summary>Figures about the intake of events.</summary>
public sealed class BehaviorMetrics
{
    private readonly Counter<long> _events;
    private readonly Counter<long> _refused;

    public BehaviorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Axon.Behavior");
        _events = meter.CreateCounter<long>("axon.behavior.events", description: "Events by verdict and reason");
        _refused = meter.CreateCounter<long>("axon.behavior.requests_refused", description: "Requests refused as a whole, by reason");
    }

    public void Judged(EventVerdict verdict) => _events.Add(
        1, new KeyValuePair<string, object?>("status", verdict.Status.ToString()), new KeyValuePair<string, object?>("reason", verdict.Reason ?? "none"));

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
