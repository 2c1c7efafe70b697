using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Facts;

public static class MessagesModule
{
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<MessagesOptions, MessagesOptionsValidator>().BindConfiguration("Messages");
        services.TryAddSingleton<FactSignal>();
        services.TryAddSingleton<MessagesMetrics>();
        services.TryAddScoped<ConsumeFacts>();
        services.TryAddScoped<IFactDelivery, DeliverInProcess>();
        services.TryAddScoped<RelayFacts>();
        // Made only when asked for: without a stream there is none to read, and Development checks that everything registered by type can be made.
        services.TryAddScoped(provider => ActivatorUtilities.CreateInstance<ReceiveFacts>(provider));
        services.TryAddScoped<RequeueForStaff>();
        services.TryAddScoped<CleanMessages>();
        return services;
    }
}

internal static class MySqlOutboxModule
{
    public static IServiceCollection AddMySqlOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton<OutboxStore>();
        services.TryAddSingleton<IFactQueue, FactQueue>();
        services.TryAddSingleton<Inbox>();
        return services;
    }
}
