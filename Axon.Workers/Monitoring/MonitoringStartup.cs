using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Axon.Core.Tracking.Pipeline;
using Axon.Workers.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Axon.Workers.Monitoring;

/// <summary>The process's metrics for Prometheus at <c>/metrics</c>, and by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
public static class MonitoringStartup
{
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddAxonMonitoring(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MonitoringOptions>().BindConfiguration("Monitoring");
        services.AddSingleton<PullExporter>();
        services.AddSingleton(provider =>
        {
            var meters = Sdk.CreateMeterProviderBuilder()
                .AddMeter("Axon.*", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                // The ready-made buckets begin at 5, which tells nothing about seconds.
                .AddView(instrument => instrument is Histogram<double> { Unit: "s" } && instrument.Meter.Name.StartsWith("Axon.", StringComparison.Ordinal)
                    ? new ExplicitBucketHistogramConfiguration { Boundaries = [.. TimeBuckets.Ends] }
                    : null)
                .AddReader(new BaseExportingMetricReader(provider.GetRequiredService<PullExporter>()));
            return (configuration[Otlp] is { Length: > 0 } ? meters.AddOtlpExporter() : meters).Build();
        });
        // Made at the start: what happened before somebody first asks must be counted as well.
        services.AddSingleton<WorkerMetrics>();
        services.AddHostedService<MeterStart>();
        return services;
    }

    public static IEndpointConventionBuilder MapAxonMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", Read).ExcludeFromDescription();

    private static IResult Read(HttpContext context, PullExporter exporter, IOptions<MonitoringOptions> options) => MayRead(context, options.Value.Token)
        ? Results.Text(exporter.Read(), PrometheusText.ContentType)
        : Results.NotFound();

    // A stranger is not even told that there is something to see.
    // Where it comes from says nothing: behind a proxy on this machine everybody is local.
    private static bool MayRead(HttpContext context, string? token) => token is { Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes("Bearer " + token));

    private sealed class MeterStart(MeterProvider meters, WorkerMetrics workers) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            workers.Watch();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            meters.ForceFlush(1000);
            return Task.CompletedTask;
        }
    }
}
