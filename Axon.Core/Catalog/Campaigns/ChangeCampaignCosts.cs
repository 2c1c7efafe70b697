using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Campaigns;

/// <summary>Adds and removes what a campaign cost, day by day and channel by channel.</summary>
public sealed class ChangeCampaignCosts(CampaignStore store, IAuditLog audit, Database database, TimeProvider clock)
{
    public Task<Result<CampaignCost>> AddAsync(CampaignId id, CostInput input, UserId? actor, CancellationToken cancellationToken)
    {
        var cost = CampaignChecks.Check(input);
        return cost.Ok
            ? database.InTransactionAsync<Result<CampaignCost>>(
                async work =>
                {
                    if (await store.LockAsync(id, work, cancellationToken) is null)
                    {
                        return CampaignProblems.Missing<CampaignCost>();
                    }

                    var added = cost.Value with { Id = await store.InsertCostAsync(id, cost.Value, clock.GetUtcNow(), work, cancellationToken) };
                    await audit.AppendAsync(new AuditEntry(actor, "campaign.cost-add", "campaign", id.ToString(), AuditDetail.Of(added)), work, cancellationToken);
                    return added;
                },
                cancellationToken)
            : Task.FromResult(cost);
    }

    public Task<Result<CampaignCost>> RemoveAsync(CampaignId id, long cost, UserId? actor, CancellationToken cancellationToken) =>
        database.InTransactionAsync<Result<CampaignCost>>(
            async work =>
            {
                if (await store.DeleteCostAsync(id, cost, work, cancellationToken) is not { } removed)
                {
                    return CampaignProblems.Missing<CampaignCost>();
                }

                await audit.AppendAsync(new AuditEntry(actor, "campaign.cost-remove", "campaign", id.ToString(), AuditDetail.Of(removed)), work, cancellationToken);
                return removed;
            },
            cancellationToken);
}
