namespace Axon.Core.Features.Campaigns.Audit;

/// <param name="Checked">Rows that were read.</param>
/// <param name="BrokenAt">The first row that does not follow from the one before; null when the chain holds.</param>
/// <param name="EndMatches">False when rows are missing at the end.</param>
public sealed record AuditVerdict(long Checked, long? BrokenAt, bool EndMatches)
{
    public bool Intact => BrokenAt is null && EndMatches;
}
