using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Axon.Web.Http.Identity;

/// <summary>
/// Names the session cookie by how far the address can be trusted: <c>__Host-axon</c>, always Secure, where the browser accepts Secure cookies
/// (HTTPS, and this machine itself), else a plain name that an HTTPS page never reads.
/// </summary>
internal sealed partial class SessionCookies(ILogger<SessionCookies> logger) : ICookieManager
{
    public const string Name = "__Host-axon";
    public const string PlainName = "axon-insecure";

    private const string HostOnly = "__Host-";

    private readonly ChunkingCookieManager _cookies = new();
    private int _warned;

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameFor(context.Request));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        options.Secure = IsTrustworthy(context.Request);
        if (!options.Secure && Interlocked.Exchange(ref _warned, 1) == 0)
        {
            Log.Insecure(logger, context.Request.Host.Host);
        }

        _cookies.AppendResponseCookie(context, NameFor(context.Request), value, options);
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        options.Secure = IsTrustworthy(context.Request);
        _cookies.DeleteCookie(context, NameFor(context.Request), options);
    }

    /// <summary>True when the request carries a session cookie, whatever it is worth.</summary>
    public static bool IsPresent(HttpRequest request) => request.Cookies.ContainsKey(NameFor(request));

    /// <summary>What another cookie is called here: only this host can set one that begins with <c>__Host-</c>, and only over HTTPS or on this machine.</summary>
    public static string NameFor(HttpRequest request, string name) => IsTrustworthy(request) ? HostOnly + name : name;

    private static string NameFor(HttpRequest request) => IsTrustworthy(request) ? Name : PlainName;

    /// <summary>Whether the browser takes a Secure cookie from here.</summary>
    public static bool IsTrustworthy(HttpRequest request)
    {
        if (request.IsHttps)
        {
            return true;
        }

        var host = request.Host.Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Warning, "Sessions at http://{Host} travel unencrypted: serve Axon over HTTPS there")]
        public static partial void Insecure(ILogger logger, string host);
    }
}
