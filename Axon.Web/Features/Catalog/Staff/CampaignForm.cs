using Axon.Core.Catalog.Campaigns;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>A campaign as typed.</summary>
public sealed class CampaignForm
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    public string? Budget { get; set; }

    /// <summary>0 for a new one.</summary>
    public int Version { get; set; }

    public static CampaignForm From(CampaignDetails campaign) => new()
    {
        Name = campaign.Name,
        Description = campaign.Description,
        StartsAt = TypedText.Of(campaign.StartsAt),
        EndsAt = TypedText.Of(campaign.EndsAt),
        Budget = TypedText.Of(campaign.BudgetMinor),
        Version = campaign.Version,
    };

    /// <param name="unreadable">Fields whose text means nothing.</param>
    public CampaignInput ToInput(ICollection<string> unreadable)
    {
        var input = new CampaignInput
        {
            Name = Name,
            Description = Description,
            StartsAt = TypedText.Instant(StartsAt, out var badStart),
            EndsAt = TypedText.Instant(EndsAt, out var badEnd),
            BudgetMinor = TypedText.Number(Budget, out var badBudget),
        };
        foreach (var (field, bad) in new[] { ("startsAt", badStart), ("endsAt", badEnd), ("budgetMinor", badBudget) })
        {
            if (bad)
            {
                unreadable.Add(field);
            }
        }

        return input;
    }
}
