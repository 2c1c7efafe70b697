using System.Net;
using Axon.Core.Infrastructure.MySql;
using Axon.Core.Shared;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace Axon.Web.Startup;

/// <summary>What happens to every request before anything of Axon sees it, and to every failure after it.</summary>
internal static class EdgeStartup
{
    /// <summary>Addresses or networks of proxies whose forwarded headers are believed; nobody's by default.</summary>
    private const string Proxies = "Axon:Proxies";

    public static IServiceCollection AddAxonEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ForwardedHeadersOptions>(options => TrustOnly(options, configuration.GetSection(Proxies).Get<string[]>() ?? []));
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
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = exception => (MySqlFailures.AsUnavailable(exception) ?? exception) switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                StoreUnavailableException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePages(StatusPages.ShowAsync);
        // Here and not at the very start, so that the pages for failures are found by routing again.
        app.UseRouting();
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
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }
    }
}
