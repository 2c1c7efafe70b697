using Axon.Core.Features.Campaigns.Activities;
using Axon.Core.Features.Campaigns.Images;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Features.Campaigns.Rules;
using Axon.Web.Features.Campaigns;

namespace Axon.Web.Features.Admin.Editor;

/// <summary>The use cases and reads behind the activity editor.</summary>
public sealed record EditorServices(
    IActivityStore Activities,
    ICampaignStore Campaigns,
    IProductStore Products,
    ICouponStore Coupons,
    SaveActivity Save,
    ChangeActivityStatus Change,
    ChangeActivityCapacity Capacity,
    DeleteDraftActivity Delete,
    UploadImage Upload,
    CountAudience Count,
    CampaignProblemWords Words);
