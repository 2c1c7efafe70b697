namespace Axon.Core.Infrastructure;

/// <summary>What every Axon process needs to know, whatever its role. Bound from the section <c>Axon</c>.</summary>
public sealed class AxonOptions
{
    /// <summary>Where Axon keeps what belongs to this machine: private servers' data, logs, uploads. Relative to the working folder.</summary>
    public string DataDirectory { get; set; } = ".axon";
}
