namespace Axon.Core.Features.Behavior.Ports;

/// <summary>What operators look at to know how the search cluster is.</summary>
public interface ISearchReadings
{
    /// <summary>Never throws because the cluster is away: the reading says so.</summary>
    Task<SearchReading> ReadAsync(CancellationToken cancellationToken);
}
