using Axon.Web.Http;

namespace Axon.Web.Features.Tracking;

/// <summary>Tracking on the web: what browsers report, what admins define to be reported, and what is kept about a person.</summary>
internal static class TrackingWeb
{
    public static IServiceCollection AddTrackingWeb(this IServiceCollection services)
    {
        services.Configure<SecurityHeadersOptions>(headers => headers.IsForOtherSites = TrackerScript.IsAt);
        return services.AddSingleton<BehaviorLimits>().AddSingleton<TrackerScript>().AddRefusals(TrackingRefusals.All);
    }

    public static void MapTrackingWeb(this IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        api.MapCustomEvents().MapPersonal();
        pages.MapBehavior();
    }
}
