using Axon.Core.Catalog.Campaigns;
using Axon.Web.Http;
using Axon.Web.Resources;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>What the catalog refuses.</summary>
internal static class CatalogRefusals
{
    public static IReadOnlyList<Refusal> All { get; } =
    [
        .. Refusal.All<CampaignProblemStrings>(
            StatusCodes.Status400BadRequest,
            "campaigns/invalid",
            CampaignProblems.Required,
            CampaignProblems.TooLong,
            CampaignProblems.UnreadableText,
            CampaignProblems.OutOfRange,
            CampaignProblems.EndNotAfterStart,
            CampaignProblems.EndInPast,
            CampaignProblems.OutsideCampaign,
            CampaignProblems.UnknownReference,
            CampaignProblems.NotAllowedForType,
            CampaignProblems.BelowPrice,
            CampaignProblems.AbovePersonLimit,
            CampaignProblems.CouponEndsFirst,
            CampaignProblems.BadRule,
            CampaignProblems.DoubledRule,
            CampaignProblems.ImageUnreadable,
            CampaignProblems.ImageTooManyPixels),
        .. Refusal.All<CampaignProblemStrings>(StatusCodes.Status404NotFound, CampaignProblems.NotFound),
        .. Refusal.All<CampaignProblemStrings>(
            StatusCodes.Status409Conflict,
            CampaignProblems.StaleVersion,
            CampaignProblems.CutsOffActivity,
            CampaignProblems.Frozen,
            CampaignProblems.NotInThisStatus,
            CampaignProblems.HasLiveActivities,
            CampaignProblems.CampaignEnded,
            CampaignProblems.CapacityBelowTaken,
            CampaignProblems.CapacityBelowHeld),
        .. Refusal.All<CampaignProblemStrings>(StatusCodes.Status413PayloadTooLarge, CampaignProblems.ImageTooLarge),
        .. Refusal.All<CampaignProblemStrings>(StatusCodes.Status415UnsupportedMediaType, CampaignProblems.ImageKind),
        .. Refusal.All<CampaignProblemStrings>(StatusCodes.Status503ServiceUnavailable, CampaignProblems.ImageBusy),
    ];
}
