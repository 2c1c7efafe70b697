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

    /// <summary>The hash of the last row that was appended; zeros for an empty log.</summary>
    Task<byte[]> EndAsync(CancellationToken cancellationToken);
}
