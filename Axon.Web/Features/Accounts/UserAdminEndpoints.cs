using System.Diagnostics;
using System.Security.Claims;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Accounts;

internal static class UserAdminEndpoints
{
    public static IEndpointRouteBuilder MapUserAdmin(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/api/admin/users").RequireAuthorization(AxonPolicies.Admin).WithTags("Users")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        users.MapGet("", ListAsync).WithName("ListUsers").WithSummary("Accounts, newest first");
        users.MapPut("{id:guid}/roles", SetRolesAsync).WithName("SetUserRoles").WithSummary("Gives an account exactly these roles")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return routes;
    }

    private static async Task<Ok<AccountPage>> ListAsync(
        FindUsers find, CancellationToken cancellationToken, string? q = null, Role? role = null, int page = 1, int size = 20)
    {
        var found = await find.HandleAsync(q, role, page, size, cancellationToken);
        return TypedResults.Ok(new AccountPage([.. found.Items.Select(AccountView.From)], found.Total, found.Number, found.Size));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SetRolesAsync(
        Guid id,
        RolesBody body,
        ClaimsPrincipal actor,
        SetRoles setRoles,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var outcome = await setRoles.HandleAsync(actor.UserId(), new UserId(id), body.Roles, cancellationToken);
        return outcome switch
        {
            SetRolesOutcome.Changed or SetRolesOutcome.Unchanged => TypedResults.NoContent(),
            SetRolesOutcome.NotFound => refusals.Result(AccountProblems.NotFound),
            SetRolesOutcome.LastAdmin => refusals.Result(AccountProblems.LastAdmin),
            _ => throw new UnreachableException(outcome.ToString()),
        };
    }
}

/// <param name="Roles">All roles that the account shall have; Shopper is always among them.</param>
public sealed record RolesBody(Role[] Roles);
