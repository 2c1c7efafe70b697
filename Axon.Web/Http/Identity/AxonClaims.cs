using System.Security.Claims;
using Axon.Core.Accounts;
using Axon.Core.Kernel;

namespace Axon.Web.Http.Identity;

/// <summary>What a signed-in request carries: who it is, and as what.</summary>
public static class AxonClaims
{
    internal const string Stamp = "axon:stamp";
    private const string SessionClaim = "axon:session";

    /// <summary>The signed-in person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint lacks a policy.</exception>
    public static UserId UserId(this ClaimsPrincipal principal) =>
        principal.FindUserId() ?? throw new InvalidOperationException("Nobody is signed in; the endpoint must require a policy.");

    /// <summary>The signed-in person, or null.</summary>
    public static UserId? FindUserId(this ClaimsPrincipal principal) =>
        Guid.TryParseExact(principal.FindFirstValue(ClaimTypes.NameIdentifier), "D", out var id) ? new UserId(id) : null;

    /// <summary>The browser's session; null with a bearer token.</summary>
    internal static SessionId? FindSessionId(this ClaimsPrincipal principal) =>
        Guid.TryParseExact(principal.FindFirstValue(SessionClaim), "D", out var id) ? new SessionId(id) : null;

    public static bool IsStaff(this ClaimsPrincipal principal) =>
        principal.IsInRole(nameof(Role.Admin)) || principal.IsInRole(nameof(Role.Marketer)) || principal.IsInRole(nameof(Role.Operator));

    /// <summary>What cookies and tokens hold: only who, and the stamp that tells whether it still counts. Roles are looked up at each request.</summary>
    internal static ClaimsPrincipal Ticket(UserId user, string stamp, SessionId? session = null) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, user.ToString()), new Claim(Stamp, stamp), .. Claims(session)], SessionHandler.Scheme));

    internal static ClaimsPrincipal Of(Session session) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, session.User.ToString()),
            new Claim(ClaimTypes.Name, session.DisplayName),
            new Claim(Stamp, session.Stamp),
            new Claim(ClaimTypes.Role, nameof(Role.Shopper)),
            .. Claims(session.Id),
            .. session.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        SessionHandler.Scheme));

    private static IEnumerable<Claim> Claims(SessionId? session) => session is { } id ? [new Claim(SessionClaim, id.ToString())] : [];
}
