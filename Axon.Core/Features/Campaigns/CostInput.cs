namespace Axon.Core.Features.Campaigns;

/// <summary>What a channel cost on one day; a null is a field left empty.</summary>
public sealed record CostInput
{
    /// <summary>Where the money went: the name under which figures are compared.</summary>
    public string? Channel { get; init; }

    public long? AmountMinor { get; init; }

    /// <summary>A day in Seoul.</summary>
    public DateOnly? SpentOn { get; init; }

    public string? Note { get; init; }
}
