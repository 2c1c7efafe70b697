namespace Axon.Workers.Hosting.Monitoring;

/// <summary>Configuration <c>Monitoring:*</c>.</summary>
public sealed class MonitoringOptions
{
    /// <summary>What Prometheus sends as its bearer token. Without one only programs on this machine that come by no proxy are answered.</summary>
    public string? Token { get; set; }
}
