using System.Diagnostics;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Entry.Shop;

public sealed partial class EnterPage
{
    internal const string TooFewLeft = "too-few-left";

    private ActivityScene? _scene;

    [Inject]
    public required LoadActivity Load { get; set; }

    [Inject]
    public required EnterActivity Enter { get; set; }

    [Inject]
    public required FlashMessages Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Quantity { get; set; }

    [SupplyParameterFromForm(FormName = "enter")]
    private int? Amount { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _scene = await Load.HandleAsync(new ActivityId(Id), HttpContext.User.UserId(), HttpContext.RequestAborted);
        if (_scene is null)
        {
            Navigation.NotFound();
        }
        else if (HttpMethods.IsGet(HttpContext.Request.Method) && NowhereToEnter(_scene))
        {
            Navigation.NavigateTo(_scene.Held is { } held ? ShopUrls.Reservation(held.Id) : ShopUrls.Activity(_scene.View.Id));
        }
    }

    /// <summary>What the reason of a refusal is called in addresses: the same as in the API's problems.</summary>
    internal static string Code(EntryOutcome outcome) => outcome switch
    {
        EntryOutcome.SoldOut => "sold-out",
        EntryOutcome.TooFewLeft => TooFewLeft,
        EntryOutcome.NotOpen => "not-open",
        EntryOutcome.Closed => "closed",
        EntryOutcome.NotEligible => "not-eligible",
        EntryOutcome.LimitReached => "limit-reached",
        EntryOutcome.QuantityRefused => "quantity",
        EntryOutcome.GateClosed => "gate-closed",
        EntryOutcome.Unavailable => "unavailable",
        EntryOutcome.Unknown => "unknown",
        _ => throw new UnreachableException(outcome.ToString()),
    };

    // The page of the activity says why, better than a form that cannot work.
    private static bool NowhereToEnter(ActivityScene scene) =>
        scene.Held is not null || scene.MayBuy == 0 || scene.Failed is not null || scene.Stage is not (ActivityStage.Open or ActivityStage.Waiting);

    private async Task EnterAsync()
    {
        if (_scene is null)
        {
            return;
        }

        var result = await Enter.HandleAsync(_scene.View.Id, HttpContext.User.UserId(), Amount ?? 1, HttpContext.RequestAborted);
        switch (result)
        {
            case { Reservation: { } reservation }:
                if (result.Outcome == EntryOutcome.AlreadyReserved)
                {
                    Flash.Set(Verdict.Neutral, Loc[nameof(ShopStrings.AlreadyHeld)]);
                }

                Navigation.NavigateTo(ShopUrls.Reservation(reservation.Id));
                break;
            case { Outcome: EntryOutcome.NotFound }:
                Navigation.NotFound();
                break;
            default:
                Navigation.NavigateTo(ShopUrls.Activity(_scene.View.Id, Code(result.Outcome), result.Outcome == EntryOutcome.TooFewLeft ? result.Figure : null));
                break;
        }
    }
}
