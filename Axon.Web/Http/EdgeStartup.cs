using System.Net;
using Axon.Core.Kernel;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Axon.Web.Http;

/// <summary>What happens to every request before anything of Axon sees it, and to every failure after it.</summary>
internal static class EdgeStartup
{
    /// <summary>Addresses or networks of proxies whose forwarded headers are believed; nobody's by default.</summary>
    public const string Proxies = "Axon:Proxies";

    /// <summary>True sends people who come by HTTP to HTTPS. Off by default: who ends TLS where is known to whoever installs.</summary>
    private const string HttpsOnly = "Axon:HttpsOnly";

    public static IServiceCollection AddAxonEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ProxyWatch>();
        services.AddOptions<ForwardedHeadersOptions>()
            .Configure(options => TrustOnly(options, [.. (configuration.GetSection(Proxies).Get<string[]>() ?? []).Select(proxy => proxy.Trim()).Where(proxy => proxy.Length > 0)]))
            .ValidateOnStart();
        services.AddHttpsRedirection(options => (options.RedirectStatusCode, options.HttpsPort) = (StatusCodes.Status308PermanentRedirect, configuration.GetValue("Axon:HttpsPort", 443)));
        services.AddResponseCompression(options =>
        {
            // Antiforgery tokens are fresh noise on each page, so their length tells an eavesdropper nothing.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        return services;
    }

    public static WebApplication UseAxonEdge(this WebApplication app)
    {
        app.UseMiddleware<ProxyWatch>();
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        if (app.Configuration.GetValue<bool>(HttpsOnly))
        {
            // What the machine itself asks for comes by HTTP.
            app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/metrics"), people => people.UseHttpsRedirection());
        }

        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = exception => exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                StoreUnavailableException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
            // What the caller got wrong is no failure of ours, and is not logged as one.
            SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException || failed.ExceptionHandledBy == ExceptionHandledType.ExceptionHandlerService,
        });
        app.UseRefusalPages();
        // Inside of those, so that what they see of an answer is all there is of it.
        app.UseResponseCompression();
        // Here and not at the very start, so that the pages for failures are found by routing again.
        app.UseRoutingWithHead();
        return app;
    }

    private static void TrustOnly(ForwardedHeadersOptions options, string[] proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = proxies.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var proxy in proxies)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                throw new OptionsValidationException(Proxies, typeof(ForwardedHeadersOptions), [$"{Proxies}: \"{proxy}\" is no address and no network, such as 10.0.0.5 or 10.0.0.0/24."]);
            }
        }
    }
}
