using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Campaigns;

/// <summary>Every refusal of this feature; Web has the words and the status of each.</summary>
public static class CampaignProblems
{
    public const string NotFound = "campaigns/not-found";

    /// <summary>Somebody else saved in between.</summary>
    public const string StaleVersion = "campaigns/stale-version";
    public const string Required = "campaigns/required";
    public const string TooLong = "campaigns/too-long";

    /// <summary>Control characters or broken surrogates.</summary>
    public const string UnreadableText = "campaigns/unreadable-text";
    public const string OutOfRange = "campaigns/out-of-range";
    public const string EndNotAfterStart = "campaigns/end-not-after-start";
    public const string EndInPast = "campaigns/end-in-past";
    public const string OutsideCampaign = "campaigns/outside-campaign";
    public const string CutsOffActivity = "campaigns/cuts-off-activity";
    public const string UnknownReference = "campaigns/unknown-reference";
    public const string NotAllowedForType = "campaigns/not-allowed-for-type";
    public const string BelowPrice = "campaigns/list-price-below-price";
    public const string AbovePersonLimit = "campaigns/above-person-limit";
    public const string CouponEndsFirst = "campaigns/coupon-ends-first";
    public const string BadRule = "campaigns/bad-rule";
    public const string DoubledRule = "campaigns/doubled-rule";

    /// <summary>The field cannot change in the activity's present status.</summary>
    public const string Frozen = "campaigns/frozen";
    public const string NotInThisStatus = "campaigns/not-in-this-status";
    public const string HasLiveActivities = "campaigns/has-live-activities";
    public const string CampaignEnded = "campaigns/campaign-ended";

    /// <summary>Below what is already sold or in payment.</summary>
    public const string CapacityBelowTaken = "campaigns/capacity-below-taken";

    /// <summary>Below what is sold plus the places held by people who have not paid yet; allowed only when asked for knowingly.</summary>
    public const string CapacityBelowHeld = "campaigns/capacity-below-held";
    public const string ImageTooLarge = "campaigns/image-too-large";
    public const string ImageUnreadable = "campaigns/image-unreadable";
    public const string ImageTooManyPixels = "campaigns/image-too-many-pixels";
    public const string ImageKind = "campaigns/image-kind";
    public const string ImageBusy = "campaigns/image-busy";

    public static Result<T> Stale<T>() => new Problem(StaleVersion);

    public static Result<T> Missing<T>() => new Problem(NotFound);
}
