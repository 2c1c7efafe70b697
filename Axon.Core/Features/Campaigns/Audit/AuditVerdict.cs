namespace Axon.Core.Features.Campaigns.Audit;

/// <param name="Checked">Rows that were read.</param>
/// <param name="BrokenAt">The first row that does not follow from the one before, or that the key did not seal; null when the chain holds.</param>
/// <param name="EndMatches">False when rows are missing at the end.</param>
/// <param name="Sealed">Whether the installation has a key outside the database to check the rows with.</param>
public sealed record AuditVerdict(long Checked, long? BrokenAt, bool EndMatches, bool Sealed)
{
    public bool Intact => BrokenAt is null && EndMatches;
}
