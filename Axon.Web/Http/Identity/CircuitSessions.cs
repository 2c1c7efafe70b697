using System.Security.Claims;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Axon.Web.Http.Identity;

/// <summary>Keeps asking whether the session behind an open live page still counts: a circuit lives long after its request was checked.</summary>
internal sealed class CircuitSessions(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(IProfiles.MaximumAgeSeconds);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        CountsAsync(authenticationState.User, cancellationToken);

    /// <summary>False when the session has ended or its roles are others now; the page then asks the server anew.</summary>
    /// <remarks>While the accounts cannot be read nothing is known, and nothing can be changed either: an open page keeps what it shows until they can.</remarks>
    internal async Task<bool> CountsAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.FindUserId() is not { } id || user.FindFirstValue(AxonClaims.Stamp) is not { } stamp)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var session = await scope.ServiceProvider.GetRequiredService<ISessions>().FindAsync(id, stamp, user.FindSessionId(), cancellationToken);
            return session is not null && session.Roles.All(role => user.IsInRole(role.ToString())) && user.FindAll(ClaimTypes.Role).Count() == session.Roles.Count + 1;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }
}
