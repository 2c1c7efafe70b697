using Axon.Web.Http.Identity;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>What pages share that admins write on: who may, and what follows when it is done.</summary>
public abstract class AdminFormPage : ComponentBase
{
    [Inject]
    public required FlashMessages Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    protected FormErrors Errors { get; set; } = new();

    /// <summary>Marketers may see the page; its forms are drawn for admins only, and a form that was sent anyway must change nothing.</summary>
    protected bool MayWrite => HttpContext.User.IsInRole(AxonPolicies.Admin);

    /// <summary>Leads to <paramref name="url"/>, which says <paramref name="words"/>.</summary>
    protected void Leave(string words, string url)
    {
        Flash.Set(Verdict.Ok, words);
        Navigation.NavigateTo(url);
    }
}
