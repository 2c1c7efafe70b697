using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Axon.Web.Start;

/// <summary>The process: how it starts, how it is asked for its health, how it stops.</summary>
internal static class HostingStartup
{
    /// <summary>Health checks with this tag decide whether the process should get traffic.</summary>
    public const string ReadyTag = "ready";

    // The private servers stop after this, and all of it has ten seconds.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(4);

    public static WebApplicationBuilder UseAxonHosting(this WebApplicationBuilder builder)
    {
        // Assets are found in the build output as well, whatever the environment is called.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Pages that take pictures ask for more by an attribute.
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder.Services.AddHealthChecks();
        return builder;
    }

    public static IEndpointRouteBuilder MapAxonHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
        return routes;
    }
}
