using Axon.Core.Catalog.Campaigns;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>A cost as typed.</summary>
public sealed class CostForm
{
    public string? Channel { get; set; }

    public string? Amount { get; set; }

    public string? SpentOn { get; set; }

    public string? Note { get; set; }

    public CostInput ToInput(ICollection<string> unreadable)
    {
        var input = new CostInput
        {
            Channel = Channel,
            AmountMinor = TypedText.Number(Amount, out var badAmount),
            SpentOn = TypedText.Date(SpentOn, out var badDate),
            Note = Note,
        };
        if (badAmount)
        {
            unreadable.Add("amountMinor");
        }

        if (badDate)
        {
            unreadable.Add("spentOn");
        }

        return input;
    }
}
