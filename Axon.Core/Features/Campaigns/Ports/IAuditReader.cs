using Axon.Core.Features.Campaigns.Audit;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Reads the audit log.</summary>
public interface IAuditReader
{
    /// <summary>One page, newest first.</summary>
    Task<Page<AuditRow>> ListAsync(AuditFilter filter, int page, int size, CancellationToken cancellationToken);

    /// <summary>Every row in the order of the chain, without holding them all in memory.</summary>
    IAsyncEnumerable<AuditRow> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>The newest row, or null.</summary>
    Task<AuditRow?> LastAsync(CancellationToken cancellationToken);

    /// <summary>The hash that the row has, or null when it is missing.</summary>
    Task<byte[]?> HashAsync(long id, CancellationToken cancellationToken);

    /// <summary>The hash of the last row that was appended; zeros for an empty log.</summary>
    Task<byte[]> EndAsync(CancellationToken cancellationToken);
}
