namespace Axon.Core.Features.Campaigns;

/// <param name="Channel">Where the money went: the name under which figures are compared.</param>
/// <param name="SpentOn">A day in Seoul.</param>
public sealed record CostInput(string? Channel, long? AmountMinor, DateOnly? SpentOn, string? Note);
