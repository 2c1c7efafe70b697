using Axon.Web.Features.Entry.Api;

namespace Axon.Web.Features.Entry;

internal static class EntryStartup
{
    public static IServiceCollection AddEntryApi(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<EntryLimits, EntryLimitsValidator>().BindConfiguration("EntryLimits");
        services.AddRateLimiter(options => options.AddPolicy<string, EntryLimiter>(EntryLimiter.Policy));
        return services;
    }
}
