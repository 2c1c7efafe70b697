using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns;

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
