using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Options;

namespace Axon.Web.Http;

/// <summary>What a feature says about its own addresses.</summary>
internal sealed class SecurityHeadersOptions
{
    /// <summary>A script that pages of other sites carry.</summary>
    public Func<PathString, bool> IsForOtherSites { get; set; } = _ => false;
}

/// <summary>On a layout: its pages are those that staff work in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ForStaffAttribute : Attribute;

/// <summary>Tells browsers what pages of Axon never do, so that injected markup cannot do it either.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IConfiguration configuration, IOptions<SecurityHeadersOptions> options)
{
    private const string Common =
        "default-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; object-src 'none'; "
        + "base-uri 'self'; frame-src 'none'; frame-ancestors 'none'; ";

    private const string Shop = Common + "style-src 'self'";

    // MudBlazor places and sizes its widgets by style attributes; style elements stay forbidden.
    private const string Staff = Common + "style-src 'self'; style-src-attr 'unsafe-inline'";

    // The page to try the API has one style element, always with the same text: nothing but that is let through.
    private const string Docs = Common + "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; style-src-attr 'unsafe-inline'; form-action 'self'";

    // Chromium holds a form's redirects against form-action too, and paying is a form that ends in the provider's window.
    private readonly string _forms = Uri.TryCreate(configuration["Payments:Toss:WindowUrl"], UriKind.Absolute, out var window)
        ? $"; form-action 'self' {window.GetLeftPart(UriPartial.Authority)}"
        : "; form-action 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            // Whoever serves something special, such as a picture, has a stricter one.
            headers.ContentSecurityPolicy = StaffArea.IsDocs(context) ? Docs : StaffArea.Is(context) ? Staff + "; form-action 'self'" : Shop + _forms;
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // The tracker is made for other sites' pages; nothing else is.
        headers["Cross-Origin-Resource-Policy"] = context.Request.Path.StartsWithSegments("/s") ? "cross-origin" : "same-origin";
        if (context.Request.IsHttps && !IsThisMachine(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (options.Value.IsForOtherSites(context.Request.Path))
        {
            // Other sites carry it with integrity, which browsers check only on what they may read. It is the same for everybody.
            headers.AccessControlAllowOrigin = "*";
        }

        if (headers.CacheControl.Count == 0)
        {
            // What a page or an answer shows may be one person's; whoever knows better says so.
            headers.CacheControl = "no-store";
        }

        if (context.Response.StatusCode is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests && headers.RetryAfter.Count == 0)
        {
            headers.RetryAfter = "2";
        }
    }

    // A browser that learned it on a developer's machine would refuse every other program there.
    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));
}

/// <summary>Knows the pages that staff work in: they load MudBlazor and Blazor's script, which shoppers never do.</summary>
internal static class StaffArea
{
    /// <summary>True for a page whose layout is <see cref="ForStaffAttribute">for staff</see>, and for the documents of the API.</summary>
    public static bool Is(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page
            ? page.Type.GetCustomAttribute<LayoutAttribute>()?.LayoutType.IsDefined(typeof(ForStaffAttribute)) is true
            : IsDocs(context);

    /// <summary>True for the page to try the API.</summary>
    public static bool IsDocs(HttpContext context) => context.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a page that is interactive as a whole.</summary>
    public static bool IsLive(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsDefined(typeof(RenderModeAttribute), inherit: true) is true;
}
