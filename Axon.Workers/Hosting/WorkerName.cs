namespace Axon.Workers.Hosting;

/// <summary>What logs, health and metrics call one job or consumer.</summary>
public sealed record WorkerName(string Value)
{
    public override string ToString() => Value;
}
