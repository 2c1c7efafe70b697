using Axon.Core.Audit;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>Anchors in memory, which a test can take away.</summary>
internal sealed class KeptAnchors : IAuditAnchors
{
    public AuditAnchor? Last { get; set; }

    public Task<AuditAnchor?> FindAsync(CancellationToken cancellationToken) => Task.FromResult(Last);

    public Task SetAsync(AuditAnchor anchor, CancellationToken cancellationToken)
    {
        Last = anchor;
        return Task.CompletedTask;
    }
}
