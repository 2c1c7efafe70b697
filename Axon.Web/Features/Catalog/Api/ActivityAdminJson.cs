using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Rules;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>An activity as staff see it.</summary>
/// <param name="Taken">Sold or in payment.</param>
/// <param name="Held">Held by people who have not begun to pay.</param>
/// <param name="Conditions">The rules as one sentence in the language of the request.</param>
/// <param name="Actions">What can be done now: POST /api/admin/activities/{id}/{action in lower case}.</param>
public sealed record ActivityAdminJson(
    long Id,
    long CampaignId,
    ActivityType Type,
    string Title,
    string Description,
    ActivityStatus Status,
    long? ProductId,
    long? CouponId,
    Guid? ImageId,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int Capacity,
    int Taken,
    int Held,
    int PerPersonLimit,
    int MaxQuantity,
    int HoldSeconds,
    long PriceMinor,
    long? ListPriceMinor,
    string Currency,
    ShowRemaining ShowRemaining,
    int FewThreshold,
    int RefundDays,
    IReadOnlyList<RuleDto> Rules,
    string Conditions,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? EndedAt,
    IReadOnlyList<ActivityAction> Actions,
    int Version)
{
    public static ActivityAdminJson From(ActivityDetails details, RuleSentence sentence)
    {
        var view = details.View;
        return new ActivityAdminJson(
            view.Id.Value,
            view.Campaign.Value,
            view.Type,
            view.Title,
            view.Description,
            view.Status,
            view.Product?.Id.Value,
            view.Coupon?.Id.Value,
            view.Image?.Value,
            view.OpensAt,
            view.ClosesAt,
            view.Capacity,
            details.Taken,
            details.Held,
            view.PerPersonLimit,
            view.MaxQuantity,
            view.HoldSeconds,
            view.Price.Minor,
            view.ListPrice?.Minor,
            view.Price.Currency,
            view.ShowRemaining,
            view.FewThreshold,
            view.RefundDays,
            [.. view.Rules.Select(RuleDto.From)],
            sentence.Of(view.Rules),
            view.OpenedAt,
            view.EndedAt,
            ActivityStatusMachine.Possible(view.Status),
            view.Version);
    }
}
