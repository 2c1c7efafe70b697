using Axon.Web.Features.Entry.Api;
using Axon.Web.Features.Entry.Shop;
using Axon.Web.Http;

namespace Axon.Web.Features.Entry;

/// <summary>Entry on the web: how an activity sells, taking a place and giving it up.</summary>
internal static class EntryWeb
{
    public static IServiceCollection AddEntryWeb(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<EntryLimits, EntryLimitsValidator>().BindConfiguration("EntryLimits");
        services.AddRateLimiter(options => options.AddPolicy<string, EntryLimiter>(EntryLimiter.Policy));
        return services.AddSingleton<LoadActivity>().AddRefusals(EntryRefusals.All);
    }

    public static void MapEntryWeb(this IEndpointRouteBuilder api) => api.MapEntry();
}
