using System.Diagnostics.Metrics;

namespace Axon.Workers.Hosting;

/// <summary>Figures about the jobs and consumers of this process.</summary>
public sealed class WorkerMetrics(IMeterFactory meters, WorkerHealth health)
{
    /// <summary>From now on they can be read.</summary>
    public void Watch()
    {
        var meter = meters.Create("Axon.Workers");
        meter.CreateObservableGauge(
            "axon.workers.failures_in_a_row",
            () => health.States.Select(state => new Measurement<int>(state.Value.FailuresInARow, new KeyValuePair<string, object?>("worker", state.Key))),
            description: "Rounds that failed since the last good one; 0 is well");
    }
}
