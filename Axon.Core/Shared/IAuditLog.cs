namespace Axon.Core.Shared;

/// <summary>Records what staff did, in the transaction that did it. Each row carries the hash of the one before.</summary>
public interface IAuditLog
{
    /// <summary>Adds one row to the chain.</summary>
    /// <remarks>Takes the lock on the end of the chain until the transaction ends: call it last. Meant for staff actions, not for what shoppers do.</remarks>
    Task AppendAsync(AuditEntry entry, IUnitOfWork work, CancellationToken cancellationToken);
}
