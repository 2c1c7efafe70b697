using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Images;
using Axon.Core.Catalog.Products;
using Axon.Core.Catalog.Rules;
using Axon.Web.Http;

namespace Axon.Web.Features.Catalog.Staff.Editor;

/// <summary>The use cases and reads behind the activity editor.</summary>
public sealed record EditorServices(
    ActivityStore Activities,
    CampaignStore Campaigns,
    ProductStore Products,
    CouponStore Coupons,
    SaveActivity Save,
    ChangeActivityStatus Change,
    ChangeActivityCapacity Capacity,
    DeleteDraftActivity Delete,
    UploadImage Upload,
    CountAudience Count,
    Refusals Refusals);
