using Axon.Core.Facts;
using Axon.Core.Hosting;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Streams;

internal static class KafkaModule
{
    /// <summary>Facts and behaviour events go through Kafka. Before the features: the first adapter of a port stays.</summary>
    public static IServiceCollection AddKafka(this IServiceCollection services, StreamServers streams)
    {
        services.AddOptionsWithValidateOnStart<KafkaOptions, KafkaOptionsValidator>().BindConfiguration("Kafka").PostConfigure(options => options.Servers = streams.Kafka);
        services.TryAddSingleton<KafkaClients>();
        services.TryAddSingleton<KafkaMetrics>();
        services.TryAddSingleton<KafkaTopicMaker>();
        services.TryAddSingleton<KafkaProducer>();
        services.AddHostedService<KafkaStart>();
        return services.AddKafkaMessages().AddKafkaBehavior();
    }

    private static IServiceCollection AddKafkaMessages(this IServiceCollection services)
    {
        services.TryAddSingleton<IFactDelivery, KafkaFactDelivery>();
        services.TryAddSingleton<IMessageStream<Fact>>(provider => ActivatorUtilities.CreateInstance<KafkaStream<Fact>>(
            provider,
            (Func<KafkaOptions, string, ReadPlan>)ReadPlan.Facts,
            (Func<ReadOnlyMemory<byte>, Fact?>)FactJson.Read));
        return services;
    }

    private static IServiceCollection AddKafkaBehavior(this IServiceCollection services)
    {
        services.TryAddSingleton<IBehaviorLog, KafkaBehaviorLog>();
        services.TryAddSingleton(provider => new KafkaEventGroup(IndexEvents.GroupOf(provider.GetRequiredService<IBehaviorIndex>().Version)));
        services.TryAddSingleton<IStreamLag, KafkaLag>();
        services.TryAddSingleton<IMessageStream<BehaviorEvent>>(provider => ActivatorUtilities.CreateInstance<KafkaStream<BehaviorEvent>>(
            provider,
            (Func<KafkaOptions, string, ReadPlan>)ReadPlan.Events,
            (Func<ReadOnlyMemory<byte>, BehaviorEvent?>)EventJson.Read));
        return services;
    }
}
