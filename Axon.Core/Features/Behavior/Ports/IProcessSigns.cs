using Axon.Core.Features.Behavior.Pipeline;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>Where every process writes how it is, and operators read all of them.</summary>
public interface IProcessSigns
{
    /// <summary>Replaces what this process wrote before.</summary>
    Task WriteAsync(ProcessSign sign, CancellationToken cancellationToken);

    /// <summary>Those seen since a time.</summary>
    Task<IReadOnlyList<ProcessSign>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Takes away the sign of a process that ends as it should.</summary>
    Task RemoveAsync(Guid process, CancellationToken cancellationToken);

    /// <summary>Takes away the signs of those that were last seen before a time.</summary>
    Task RemoveBeforeAsync(DateTimeOffset seen, CancellationToken cancellationToken);
}
