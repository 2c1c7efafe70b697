using Axon.Core.Checkout.Provider;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Toss;

public static class TossPaymentsModule
{
    /// <summary>Takes payments by the Toss Payments protocol, set up in <see cref="TossOptions.Section"/>.</summary>
    /// <param name="required">Wrong or missing settings stop the start; else they fail who asks for a payment.</param>
    public static IServiceCollection AddTossPayments(this IServiceCollection services, bool required)
    {
        services.AddOptions<TossOptions>().BindConfiguration(TossOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TossOptions>, TossOptionsValidator>());
        if (required)
        {
            services.AddOptions<TossOptions>().ValidateOnStart();
        }

        services.AddHttpClient(TossConnection.ClientName, http => http.MaxResponseContentBufferSize = TossConnection.LargestAnswer)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            // Its own log lines would carry payment keys.
            .RemoveAllLoggers();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TossConnection>();
        services.TryAddSingleton<IPaymentProvider, TossPaymentProvider>();
        services.TryAddSingleton<IPaymentWebhooks, TossWebhooks>();
        return services;
    }
}
