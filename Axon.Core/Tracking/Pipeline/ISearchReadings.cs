using Axon.Core.Tracking.Index;

namespace Axon.Core.Tracking.Pipeline;

/// <summary>What operators look at to know how the search cluster is.</summary>
public interface ISearchReadings
{
    /// <summary>Never throws because the cluster is away: the reading says so.</summary>
    Task<SearchReading> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>The search cluster at one moment.</summary>
/// <param name="Server">Kind and version, e.g. <c>Elasticsearch 8.19.0</c>; null when the cluster is away.</param>
/// <param name="Health">green, yellow or red, in the cluster's own words.</param>
/// <param name="VersionInUse">The version that readers read; null when there is none.</param>
/// <param name="RetentionDays">How long events are kept.</param>
public sealed record SearchReading(string? Server, string? Health, int? VersionInUse, int RetentionDays, IReadOnlyList<IndexSize> Indexes)
{
    public bool IsAway => Server is null;

    public long Events => Indexes.Where(index => index.Version == VersionInUse).Sum(index => index.Events);

    public long Bytes => Indexes.Sum(index => index.Bytes);
}
