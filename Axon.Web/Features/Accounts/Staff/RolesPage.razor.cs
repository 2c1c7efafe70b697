using System.Diagnostics;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Axon.Web.Features.Accounts.Staff;

public sealed partial class RolesPage
{
    private static readonly (Role Role, string Hint)[] Choices =
    [
        (Role.Marketer, nameof(AccountStrings.RoleMarketerHint)),
        (Role.Operator, nameof(AccountStrings.RoleOperatorHint)),
        (Role.Admin, nameof(AccountStrings.RoleAdminHint)),
    ];

    private FieldErrors _errors = FieldErrors.None;
    private Account? _account;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    public required Refusals Refusals { get; set; }

    [Inject]
    public required FindAccount Find { get; set; }

    [Inject]
    public required SetRoles Set { get; set; }

    [Inject]
    public required FlashMessages Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [SupplyParameterFromForm(FormName = "roles")]
    private RolesInput? Input { get; set; }

    private IReadOnlyList<Role> Chosen =>
        Input is null ? _account?.Roles ?? [] : [.. Choices.Select(choice => choice.Role).Where(role => Input.Roles?.Contains(role.ToString()) == true)];

    protected override async Task OnInitializedAsync()
    {
        _account = await Find.HandleAsync(new UserId(Id), HttpContext.RequestAborted);
        if (_account is null)
        {
            Navigation.NotFound();
        }
    }

    private async Task SubmitAsync()
    {
        // A form without any tick sends no field at all, and that means no roles.
        Input ??= new RolesInput();
        var outcome = await Set.HandleAsync(HttpContext.User.UserId(), new UserId(Id), Chosen, HttpContext.RequestAborted);
        switch (outcome)
        {
            case SetRolesOutcome.Changed or SetRolesOutcome.Unchanged:
                Flash.Set(Verdict.Ok, Loc[nameof(AccountStrings.RolesSaved)]);
                Navigation.NavigateTo(AccountUrls.UsersPath);
                break;
            case SetRolesOutcome.LastAdmin:
                _errors = FieldErrors.Of(Refusals, new Problem(AccountProblems.LastAdmin));
                break;
            case SetRolesOutcome.NotFound:
                Navigation.NotFound();
                break;
            default:
                throw new UnreachableException(outcome.ToString());
        }
    }

    private sealed class RolesInput
    {
        public string[]? Roles { get; set; }
    }
}
