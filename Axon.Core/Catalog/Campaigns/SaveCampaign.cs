using Axon.Core.Audit;
using Axon.Core.Catalog.Activities;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Campaigns;

/// <summary>Writes a campaign: a new one as a draft, or the present one if nobody else has saved since <c>version</c>.</summary>
public sealed class SaveCampaign(CampaignStore store, IAuditLog audit, Database database, ActivityChanges changes, TimeProvider clock)
{
    public Task<Result<CampaignId>> CreateAsync(CampaignInput input, UserId? actor, CancellationToken cancellationToken)
    {
        var checkedInput = CampaignChecks.Check(input);
        return !checkedInput.Ok
            ? Task.FromResult(Result<CampaignId>.Fail(checkedInput.Problems))
            : database.InTransactionAsync<Result<CampaignId>>(
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

        var result = await database.InTransactionAsync(work => UpdateAsync(id, version, checkedInput.Value, actor, work, cancellationToken), cancellationToken);
        changes.ForgetAll();
        return result;
    }

    private async Task<Result<CampaignId>> UpdateAsync(
        CampaignId id, int version, CampaignValues values, UserId? actor, UnitOfWork work, CancellationToken cancellationToken)
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

internal static class CampaignChecks
{
    public static Result<CampaignValues> Check(CampaignInput input)
    {
        var checks = new Checks();
        var values = new CampaignValues(
            checks.Text(input.Name, Limits.Name, "name"),
            checks.Text(input.Description, Limits.CampaignDescription, "description", required: false, lines: true),
            checks.Instant(input.StartsAt, "startsAt"),
            checks.Instant(input.EndsAt, "endsAt"),
            checks.OptionalAmount(input.BudgetMinor, "budgetMinor"));
        checks.Require(input.StartsAt is null || input.EndsAt is null || values.StartsAt < values.EndsAt, CampaignProblems.EndNotAfterStart, "endsAt");
        return checks.Passed ? values : Result<CampaignValues>.Fail(checks.Problems);
    }

    public static Result<CampaignCost> Check(CostInput input)
    {
        var checks = new Checks();
        var channel = checks.Text(input.Channel, Limits.Channel, "channel");
        var amount = checks.Amount(input.AmountMinor, "amountMinor");
        checks.Require(input.SpentOn is not null, CampaignProblems.Required, "spentOn");
        checks.Require(input.SpentOn is not { Year: < Limits.FirstYear or > Limits.LastYear }, CampaignProblems.OutOfRange, "spentOn");
        var note = checks.Text(input.Note, Limits.Note, "note", required: false);
        return checks.Passed ? new CampaignCost(0, channel, amount, input.SpentOn ?? default, note) : Result<CampaignCost>.Fail(checks.Problems);
    }
}

/// <summary>Bounds of what staff may write; the table's columns and CHECKs are at least as wide.</summary>
public static class Limits
{
    public const int Name = 120;
    public const int CampaignDescription = 2000;
    public const int Description = 4000;
    public const int Category = 40;
    public const int Channel = 40;
    public const int Note = 200;
    public const int Art = 40;

    /// <summary>A trillion won: far above every price, far below where sums overflow.</summary>
    public const long Money = 1_000_000_000_000;
    public const int Units = 10_000_000;
    public const int PerPerson = 1000;
    public const int HoldSecondsLeast = 10;
    public const int HoldSecondsMost = 86_400;
    public const int RefundDays = 365;
    public const int Rules = 20;
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
    public const int PageSize = 100;
    public const int PageNumber = 100_000;
}

/// <summary>What staff write about a campaign. Times are UTC, money in minor units; a null is a field left empty.</summary>
public record CampaignInput
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public long? BudgetMinor { get; init; }
}

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
