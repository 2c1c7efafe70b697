using Axon.Core.Features.Messages.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Features.Messages;

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
        services.TryAddScoped<ReceiveFacts>();
        services.TryAddScoped<RequeueDeadFact>();
        services.TryAddScoped<RequeueForStaff>();
        services.TryAddScoped<CleanMessages>();
        return services;
    }
}
