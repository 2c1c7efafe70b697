using Axon.Core.Catalog;
using Axon.Core.Kernel;
using Axon.Web.Features.Catalog.Staff;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;

namespace Axon.Web.Ui.Layout;

/// <summary>Goes to a staff page, or to a thing by a part of its name. It offers only what its reader may open.</summary>
public sealed partial class CommandPalette : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _asking;
    private IReadOnlyList<Choice> _screens = [];
    private IReadOnlyList<Choice> _found = [];
    private bool _mayFindNames;
    private string? _typed;
    private string _text = "";
    private int _chosen;

    [Inject]
    public required FindByName Find { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _asking?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        List<Choice> screens = [];
        foreach (var item in StaffMenu.Sections.SelectMany(section => section.Items))
        {
            if ((await Authorization.AuthorizeAsync(user, item.Policy)).Succeeded)
            {
                screens.Add(new Choice(Loc[item.Title], item.Href, item.Icon, nameof(UiStrings.FindScreen)));
            }
        }

        _mayFindNames = (await Authorization.AuthorizeAsync(user, AxonPolicies.Marketer)).Succeeded;
        _found = _screens = screens;
    }

    private async Task TypedAsync()
    {
        var text = (_typed ?? "").Trim();
        _asking?.Cancel();
        _asking?.Dispose();
        _asking = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        var asking = _asking.Token;
        try
        {
            // Names are asked for when the fingers rest: a question for each letter would only be thrown away.
            await Task.Delay(Pause, Time, asking);
            var names = _mayFindNames ? await Find.HandleAsync(text, asking) : [];
            asking.ThrowIfCancellationRequested();
            (_text, _chosen) = (text, 0);
            _found = [.. _screens.Where(screen => screen.Name.Contains(text, StringComparison.CurrentCultureIgnoreCase)), .. names.Select(Of)];
        }
        catch (OperationCanceledException) when (asking.IsCancellationRequested)
        {
            // The next letter asks anew, or the palette was closed.
        }
    }

    private void Pressed(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when _found.Count > 0:
                _chosen = (_chosen + 1) % _found.Count;
                break;
            case "ArrowUp" when _found.Count > 0:
                _chosen = (_chosen + _found.Count - 1) % _found.Count;
                break;
            // The Enter that ends a composed syllable is part of the typing.
            case "Enter" when _found.Count > 0 && !key.IsComposing:
                Navigation.NavigateTo(_found[_chosen].Href, forceLoad: true);
                break;
        }
    }

    private static Choice Of(Named one) => one.Kind switch
    {
        NamedKind.CAMPAIGN => new(one.Name, AdminUrls.Campaign(new CampaignId(one.Id)), IconName.List, nameof(UiStrings.FindCampaign)),
        NamedKind.ACTIVITY => new(one.Name, AdminUrls.Activity(new ActivityId(one.Id)), IconName.Clock, nameof(UiStrings.FindActivity)),
        NamedKind.PRODUCT => new(one.Name, AdminUrls.Product(new ProductId(one.Id)), IconName.Box, nameof(UiStrings.FindProduct)),
        NamedKind.COUPON => new(one.Name, AdminUrls.Coupon(new CouponId(one.Id)), IconName.Coupon, nameof(UiStrings.FindCoupon)),
        _ => throw new System.Diagnostics.UnreachableException(one.Kind.ToString()),
    };

    private static string IdOf(int at) => $"palette-{at}";

    private sealed record Choice(string Name, string Href, IconName Icon, string Kind);
}
