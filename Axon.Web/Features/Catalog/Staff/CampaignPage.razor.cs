using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Catalog.Staff;

public sealed partial class CampaignPage
{
    private CampaignDetails? _campaign;
    private IReadOnlyList<ActivityDetails> _activities = [];
    private IReadOnlyList<CampaignCost> _costs = [];

    [Inject]
    public required CampaignStore Store { get; set; }

    [Inject]
    public required ActivityStore Activities { get; set; }

    [Inject]
    public required ChangeCampaignStatus Change { get; set; }

    [Inject]
    public required ChangeCampaignCosts Costs { get; set; }

    [Inject]
    public required Refusals Refusals { get; set; }

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromForm(FormName = "cost")]
    private CostForm? Cost { get; set; }

    [SupplyParameterFromForm(FormName = "status")]
    private StatusForm? Status { get; set; }

    [SupplyParameterFromForm(FormName = "remove-cost")]
    private RemoveForm? Remove { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var id = new CampaignId(Id);
        _campaign = await Store.FindAsync(id, HttpContext.RequestAborted);
        if (_campaign is null)
        {
            Navigation.NotFound();
            return;
        }

        _activities = (await Activities.ListAsync(id, null, 1, Limits.PageSize, HttpContext.RequestAborted)).Items;
        _costs = await Store.CostsAsync(id, HttpContext.RequestAborted);
    }

    private async Task ChangeStatusAsync()
    {
        if (MayWrite && Status is { To: { } to } && QueryText.Enum<CampaignStatus>(to) is { } status)
        {
            Finish(await Change.HandleAsync(new CampaignId(Id), Status.Version, status, HttpContext.User.UserId(), HttpContext.RequestAborted), nameof(AdminStrings.Saved));
        }
    }

    private async Task AddCostAsync()
    {
        List<string> unreadable = [];
        var input = Typed.ToInput(unreadable);
        if (unreadable.Count > 0)
        {
            Errors = FormErrors.Of([], unreadable, Refusals);
        }
        else if (MayWrite)
        {
            Finish(await Costs.AddAsync(new CampaignId(Id), input, HttpContext.User.UserId(), HttpContext.RequestAborted), nameof(AdminStrings.CostAdded));
        }
    }

    private async Task RemoveCostAsync()
    {
        if (MayWrite && Remove is not null)
        {
            Finish(await Costs.RemoveAsync(new CampaignId(Id), Remove.Cost, HttpContext.User.UserId(), HttpContext.RequestAborted), nameof(AdminStrings.CostRemoved));
        }
    }

    private CostForm Typed => Cost ?? new CostForm();

    private void Finish<T>(Result<T> result, string done)
    {
        if (!result.Ok)
        {
            Errors = FormErrors.Of(result.Problems, Refusals);
            return;
        }

        Leave(Loc[done], AdminUrls.Campaign(new CampaignId(Id)));
    }
}
