using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Axon.Workers.Monitoring;

/// <summary>Collects this process's metrics when somebody asks for them.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PullExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _one = new();
    private string _text = "";

    public Func<int, bool>? Collect { get; set; }

    /// <summary>The metrics of this moment as Prometheus text.</summary>
    public string Read()
    {
        lock (_one)
        {
            return Collect?.Invoke(Timeout.Infinite) == true ? _text : throw new InvalidOperationException("The metrics could not be collected");
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        foreach (var metric in batch)
        {
            PrometheusText.Write(text, metric);
        }

        _text = text.ToString();
        return ExportResult.Success;
    }
}
