using Axon.Web.Http.Identity;

namespace Axon.Web.Http;

/// <summary>
/// Stops requests that a page of another site made a browser send: whoever changes something with a cookie must come from this site
/// and must send the header <c>X-Axon</c>, which no form and no foreign script can add. Callers with a bearer token are not browsers' victims.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next)
{
    public const string Header = "X-Axon";

    public Task InvokeAsync(HttpContext context) =>
        IsAllowed(context.Request) ? next(context) : ApiProblem.WriteAsync(context, "request/foreign-origin");

    private static bool IsAllowed(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || SessionHandler.HasBearer(request))
        {
            return true;
        }

        if (!IsSameSite(request))
        {
            return false;
        }

        return !SessionCookies.IsPresent(request) || request.Headers.ContainsKey(Header);
    }

    /// <summary>Programs send neither header; browsers always send one of them with a request that changes something.</summary>
    public static bool IsSameSite(HttpRequest request)
    {
        if (request.Headers.Origin is [{ } origin])
        {
            return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        }

        return request.Headers.Origin.Count == 0
            && (request.Headers["Sec-Fetch-Site"] is not [{ } site] || site is "same-origin" or "none");
    }
}
