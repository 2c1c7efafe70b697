namespace Axon.Workers.Monitoring;

/// <summary>Configuration <c>Monitoring:*</c>.</summary>
public sealed class MonitoringOptions
{
    /// <summary>What Prometheus sends as its bearer token. Without one nobody is answered; private servers bring one, in the file <c>secrets/monitoring</c> of the data folder.</summary>
    public string? Token { get; set; }
}
