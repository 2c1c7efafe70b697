using System.ComponentModel.DataAnnotations;

namespace Axon.Core.Infrastructure;

/// <summary>What every Axon process needs to know, whatever its role. Bound from the section <c>Axon</c>.</summary>
public sealed class AxonOptions
{
    /// <summary>Where Axon keeps what belongs to this machine: private servers' data, logs, uploads. Relative to the working folder.</summary>
    public string DataDirectory { get; set; } = ".axon";

    /// <summary>The secret that is not in the database; the same for every process. Private servers bring their own.</summary>
    [MinLength(InstallationKey.MinimumLength)]
    public string? Key { get; set; }
}
