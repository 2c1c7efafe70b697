using System.Globalization;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Accounts.Shop;

public sealed partial class ProfilePage
{
    private FieldErrors _errors = FieldErrors.None;
    private Account? _account;

    [Inject]
    public required Refusals Refusals { get; set; }

    [Inject]
    public required FindAccount Find { get; set; }

    [Inject]
    public required UpdateProfile Update { get; set; }

    [Inject]
    public required FlashMessages Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [SupplyParameterFromForm(FormName = "profile")]
    private ProfileInput? Input { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _account = await Find.HandleAsync(HttpContext.User.UserId(), HttpContext.RequestAborted);
        Input ??= new ProfileInput
        {
            DisplayName = _account?.DisplayName,
            BirthYear = _account?.BirthYear?.ToString(CultureInfo.InvariantCulture),
            Region = _account?.Region?.ToString(),
            MarketingConsent = _account?.MarketingConsent ?? false,
        };
    }

    private async Task SubmitAsync()
    {
        // What cannot be read becomes a value that the rules refuse, so that all errors are said at once.
        var year = int.TryParse(Input!.BirthYear, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : AccountRules.OldestBirthYear - 1;
        var region = Enum.TryParse<Region>(Input.Region, out var chosen) ? chosen : (Region)(-1);
        var result = await Update.HandleAsync(
            HttpContext.User.UserId(),
            Input.DisplayName,
            string.IsNullOrWhiteSpace(Input.BirthYear) ? null : year,
            string.IsNullOrEmpty(Input.Region) ? null : region,
            Input.MarketingConsent,
            HttpContext.RequestAborted);
        if (!result.Ok)
        {
            _errors = FieldErrors.Of(Refusals, result.Problems);
            return;
        }

        Flash.Set(Verdict.Ok, Loc[nameof(AccountStrings.ProfileSaved)]);
        Navigation.NavigateTo(AccountUrls.ProfilePath);
    }

    private sealed class ProfileInput
    {
        public string? DisplayName { get; set; }

        public string? BirthYear { get; set; }

        public string? Region { get; set; }

        public bool MarketingConsent { get; set; }
    }
}
