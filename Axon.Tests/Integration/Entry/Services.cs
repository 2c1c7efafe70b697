using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Axon.Tests.Integration.Entry;

internal static class Services
{
    public static T GetRequired<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();

    public static T GetHosted<T>(this IServiceProvider services)
        where T : IHostedService => services.GetServices<IHostedService>().OfType<T>().Single();
}
