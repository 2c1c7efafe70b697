using Axon.Core.Tracking.CustomEvents;
using Axon.Web.Features.Catalog.Staff;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Tracking.Staff;

public sealed partial class EventEditPage
{
    private string? _name;

    [Inject]
    public required SaveCustomEvent Save { get; set; }

    [Inject]
    public required ICustomEventStore Store { get; set; }

    [Inject]
    public required Refusals Refusals { get; set; }

    [Parameter]
    public long? Id { get; set; }

    [SupplyParameterFromForm]
    private EventForm? Input { get; set; }

    private string Title => _name ?? Loc[nameof(BehaviorStrings.EventNew)];

    protected override async Task OnInitializedAsync()
    {
        if (Id is not { } id)
        {
            Input ??= new EventForm { Enabled = true };
            return;
        }

        if (await Store.FindAsync(id, HttpContext.RequestAborted) is not { } custom)
        {
            Navigation.NotFound();
            return;
        }

        _name = custom.Name;
        Input ??= EventForm.From(custom);
    }

    private async Task SaveAsync()
    {
        if (!MayWrite || Input is null)
        {
            return;
        }

        var user = HttpContext.User.UserId();
        var result = Id is { } id
            ? await Save.UpdateAsync(id, Input.Version, Input.ToInput(), user, HttpContext.RequestAborted)
            : await Save.CreateAsync(Input.ToInput(), user, HttpContext.RequestAborted);
        if (!result.Ok)
        {
            Errors = FormErrors.Of(Refusals.ByField(result.Problems));
            return;
        }

        Leave(Loc[nameof(BehaviorStrings.EventSaved)], EventUrls.Page);
    }
}
