using Axon.Core.Kernel;

namespace Axon.Core.Audit;

/// <summary>Recomputes every hash and seal of the audit log from its beginning, and looks for the row that was anchored outside the database.</summary>
public sealed class VerifyAuditChain(AuditReader reader, IAuditAnchors anchors, AuditSeal seal)
{
    public async Task<AuditVerdict> HandleAsync(CancellationToken cancellationToken)
    {
        // Anchor and end are read first: rows that are added meanwhile only make the chain longer than what is checked.
        var anchor = await AnchorAsync(cancellationToken);
        var end = await reader.EndAsync(cancellationToken);
        var previous = new byte[AuditHash.Size];
        var (seen, behind, isSealed) = (0L, (long?)null, false);
        var (endSeen, anchorSeen) = (end.AsSpan().SequenceEqual(previous), anchor is null);
        await foreach (var row in reader.ReadAllAsync(cancellationToken))
        {
            seen++;
            isSealed |= row.Mac is not null || (anchor is { Sealed: true } && row.Id > anchor.Id);
            if (!row.PrevHash.AsSpan().SequenceEqual(previous) || !row.Hash.AsSpan().SequenceEqual(AuditHash.Of(previous, row))
                || (seal.IsSet && isSealed && !seal.Fits(row.Mac, row.Hash))
                || (row.Id == anchor?.Id && !row.Hash.AsSpan().SequenceEqual(anchor.Hash)))
            {
                return new AuditVerdict(seen, row.Id, EndMatches: true, seal.IsSet);
            }

            behind ??= endSeen ? row.Id : null;
            previous = row.Hash;
            endSeen |= end.AsSpan().SequenceEqual(previous);
            anchorSeen |= row.Id == anchor?.Id;
        }

        // Rows behind an end that has not moved were not written by Axon, which moves it with each row.
        var forged = behind is not null && (await reader.EndAsync(cancellationToken)).AsSpan().SequenceEqual(end) ? behind : null;
        return new AuditVerdict(seen, forged, endSeen && anchorSeen, seal.IsSet);
    }

    private async Task<AuditAnchor?> AnchorAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await anchors.FindAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The chain itself can be checked all the same.
            return null;
        }
    }
}

/// <param name="Checked">Rows that were read.</param>
/// <param name="BrokenAt">The first row that does not follow from the one before, or that the key did not seal; null when the chain holds.</param>
/// <param name="EndMatches">False when rows are missing at the end.</param>
/// <param name="Sealed">Whether the installation has a key outside the database to check the rows with.</param>
public sealed record AuditVerdict(long Checked, long? BrokenAt, bool EndMatches, bool Sealed)
{
    public bool Intact => BrokenAt is null && EndMatches;
}
