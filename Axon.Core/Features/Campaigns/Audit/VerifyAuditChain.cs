using Axon.Core.Features.Campaigns.Ports;

namespace Axon.Core.Features.Campaigns.Audit;

/// <summary>Recomputes every hash of the audit log from its beginning.</summary>
public sealed class VerifyAuditChain(IAuditReader reader)
{
    public async Task<AuditVerdict> HandleAsync(CancellationToken cancellationToken)
    {
        // The end is read first: rows that are added meanwhile only make the chain longer than what is checked.
        var end = await reader.EndAsync(cancellationToken);
        var previous = new byte[AuditHash.Size];
        var seen = 0L;
        var endSeen = end.AsSpan().SequenceEqual(previous);
        await foreach (var row in reader.ReadAllAsync(cancellationToken))
        {
            seen++;
            if (!row.PrevHash.AsSpan().SequenceEqual(previous) || !row.Hash.AsSpan().SequenceEqual(AuditHash.Of(previous, row)))
            {
                return new AuditVerdict(seen, row.Id, EndMatches: true);
            }

            previous = row.Hash;
            endSeen |= end.AsSpan().SequenceEqual(previous);
        }

        return new AuditVerdict(seen, null, endSeen);
    }
}
