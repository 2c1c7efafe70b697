using Axon.Core.Catalog.Campaigns;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Catalog.Staff;

public sealed partial class CampaignEditPage
{
    private string _name = "";

    [Inject]
    public required SaveCampaign Save { get; set; }

    [Inject]
    public required CampaignStore Store { get; set; }

    [Inject]
    public required Refusals Refusals { get; set; }

    [Parameter]
    public long? Id { get; set; }

    [SupplyParameterFromForm]
    private CampaignForm? Input { get; set; }

    private string Title => Loc[Id is null ? nameof(AdminStrings.NewCampaign) : nameof(AdminStrings.EditCampaign)];

    protected override async Task OnInitializedAsync()
    {
        if (Id is not { } id)
        {
            Input ??= new CampaignForm();
            return;
        }

        if (await Store.FindAsync(new CampaignId(id), HttpContext.RequestAborted) is not { } campaign)
        {
            Navigation.NotFound();
            return;
        }

        _name = campaign.Name;
        Input ??= CampaignForm.From(campaign);
    }

    private async Task SaveAsync()
    {
        List<string> unreadable = [];
        var input = Input!.ToInput(unreadable); // set in OnInitializedAsync
        var actor = HttpContext.User.UserId();
        var result = unreadable.Count > 0 ? Result<CampaignId>.Fail([])
            : Id is { } id ? await Save.UpdateAsync(new CampaignId(id), Input.Version, input, actor, HttpContext.RequestAborted)
            : await Save.CreateAsync(input, actor, HttpContext.RequestAborted);
        if (unreadable.Count > 0 || !result.Ok)
        {
            Errors = FormErrors.Of(result.Problems, unreadable, Refusals);
            return;
        }

        Leave(Loc[nameof(AdminStrings.Saved)], AdminUrls.Campaign(result.Value));
    }
}
