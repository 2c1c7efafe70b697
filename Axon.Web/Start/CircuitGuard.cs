using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.Features;

namespace Axon.Web.Start;

/// <summary>Who may open a circuit: staff, from pages of this site, so many at once. Shoppers' pages have none.</summary>
/// <remarks>
/// Only WebSockets are let through, because they can be counted: a connection that lasts is a request that lasts. What Blazor falls back to
/// without them is many short requests, of which nobody knows when the last one was.
/// </remarks>
internal sealed class CircuitGuard(RequestDelegate next)
{
    private const string Hub = "/_blazor";
    private const int MostPerAccount = 20;
    private readonly Dictionary<UserId, int> _open = [];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            await next(context);
            return;
        }

        if (!context.User.IsStaff() || context.User.FindUserId() is not { } user || !OriginGuard.IsSameSite(context.Request))
        {
            context.Response.StatusCode = context.User.FindUserId() is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        }
        else if (rest.HasValue)
        {
            await next(context);
        }
        else if (!IsWebSocket(context))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!Take(user))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        else
        {
            try
            {
                await next(context);
            }
            finally
            {
                Leave(user);
            }
        }
    }

    private static bool IsWebSocket(HttpContext context) =>
        context.Request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    private bool Take(UserId user)
    {
        lock (_open)
        {
            var open = _open.GetValueOrDefault(user);
            _open[user] = open < MostPerAccount ? open + 1 : open;
            return open < MostPerAccount;
        }
    }

    private void Leave(UserId user)
    {
        lock (_open)
        {
            if (--_open[user] == 0)
            {
                _open.Remove(user);
            }
        }
    }
}
