using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Campaigns and what they cost.</summary>
public interface ICampaignStore
{
    /// <summary>Newest first; <paramref name="search"/> is part of the name.</summary>
    Task<Page<CampaignDetails>> ListAsync(string? search, CampaignStatus? status, int page, int size, CancellationToken cancellationToken);

    Task<CampaignDetails?> FindAsync(CampaignId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<CampaignCost>> CostsAsync(CampaignId id, CancellationToken cancellationToken);

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    Task<CampaignDetails?> LockAsync(CampaignId id, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The time from the first opening to the last closing of its activities that are not drafts; null without any.</summary>
    Task<(DateTimeOffset First, DateTimeOffset Last)?> ActivitySpanAsync(CampaignId id, IUnitOfWork work, CancellationToken cancellationToken);

    Task<CampaignId> InsertAsync(CampaignValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task UpdateAsync(CampaignId id, CampaignValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task SetStatusAsync(CampaignId id, CampaignStatus status, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task<long> InsertCostAsync(CampaignId id, CampaignCost cost, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <returns>The removed cost, or null when the campaign has none of this id.</returns>
    Task<CampaignCost?> DeleteCostAsync(CampaignId id, long cost, IUnitOfWork work, CancellationToken cancellationToken);
}
