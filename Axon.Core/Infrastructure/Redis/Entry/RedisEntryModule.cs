using Axon.Core.Features.Entry.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.Redis.Entry;

internal static class RedisEntryModule
{
    public static IServiceCollection AddRedisEntry(this IServiceCollection services)
    {
        services.TryAddSingleton<IEntryGate, RedisEntryGate>();
        return services;
    }
}
