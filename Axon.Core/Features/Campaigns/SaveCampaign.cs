using Axon.Core.Features.Campaigns.Activities;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns;

/// <summary>Writes a campaign: a new one as a draft, or the present one if nobody else has saved since <c>version</c>.</summary>
public sealed class SaveCampaign(ICampaignStore store, IAuditLog audit, ITransactions transactions, ActivityChanges changes, TimeProvider clock)
{
    public Task<Result<CampaignId>> CreateAsync(CampaignInput input, UserId? actor, CancellationToken cancellationToken)
    {
        var checkedInput = CampaignChecks.Check(input);
        return !checkedInput.Ok
            ? Task.FromResult(Result<CampaignId>.Fail(checkedInput.Problems))
            : transactions.RunAsync<Result<CampaignId>>(
                async work =>
                {
                    var id = await store.InsertAsync(checkedInput.Value, clock.GetUtcNow(), work, cancellationToken);
                    await audit.AppendAsync(new AuditEntry(actor, "campaign.create", "campaign", id.ToString(), AuditDetail.Of(checkedInput.Value)), work, cancellationToken);
                    return id;
                },
                cancellationToken);
    }

    public async Task<Result<CampaignId>> UpdateAsync(CampaignId id, int version, CampaignInput input, UserId? actor, CancellationToken cancellationToken)
    {
        var checkedInput = CampaignChecks.Check(input);
        if (!checkedInput.Ok)
        {
            return Result<CampaignId>.Fail(checkedInput.Problems);
        }

        var result = await transactions.RunAsync(work => UpdateAsync(id, version, checkedInput.Value, actor, work, cancellationToken), cancellationToken);
        changes.ForgetAll();
        return result;
    }

    private async Task<Result<CampaignId>> UpdateAsync(
        CampaignId id, int version, CampaignValues values, UserId? actor, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (await store.LockAsync(id, work, cancellationToken) is not { } present)
        {
            return CampaignProblems.Missing<CampaignId>();
        }

        if (present.Version != version)
        {
            return CampaignProblems.Stale<CampaignId>();
        }

        if (await store.ActivitySpanAsync(id, work, cancellationToken) is { } span && (span.First < values.StartsAt || span.Last > values.EndsAt))
        {
            return new Problem(CampaignProblems.CutsOffActivity, span.First < values.StartsAt ? "startsAt" : "endsAt");
        }

        var before = new CampaignValues(present.Name, present.Description, present.StartsAt, present.EndsAt, present.BudgetMinor);
        await store.UpdateAsync(id, values, clock.GetUtcNow(), work, cancellationToken);
        await audit.AppendAsync(new AuditEntry(actor, "campaign.update", "campaign", id.ToString(), AuditDetail.Change(before, values)), work, cancellationToken);
        return id;
    }
}
