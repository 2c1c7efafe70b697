using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>Lives in one of these. A person without a region fails.</summary>
public sealed record RegionRule(IReadOnlyList<Region> In) : EligibilityRule
{
    public bool Equals(RegionRule? other) => other is not null && In.SequenceEqual(other.In);

    public override int GetHashCode() => In.Aggregate(0, HashCode.Combine);
}
