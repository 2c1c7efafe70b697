using Axon.Core.Features.Campaigns.Audit;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Remembers outside the database how far the audit log was.</summary>
/// <remarks>Throws <see cref="Axon.Core.Shared.StoreUnavailableException"/>.</remarks>
public interface IAuditAnchors
{
    /// <summary>The last anchor, or null when none was made or its store has lost it.</summary>
    Task<AuditAnchor?> FindAsync(CancellationToken cancellationToken);

    Task SetAsync(AuditAnchor anchor, CancellationToken cancellationToken);
}
