using Axon.Core.Features.Entry.Reconcile;

namespace Axon.Core.Features.Entry.Ports;

/// <summary>What reconcile has found, for operators.</summary>
public interface IReconcileFindings
{
    /// <summary>The open findings first, then the newest.</summary>
    Task<IReadOnlyList<Finding>> ListAsync(int count, CancellationToken cancellationToken);
}
