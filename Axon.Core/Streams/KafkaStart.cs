using Axon.Core.Kernel;
using Microsoft.Extensions.Hosting;

namespace Axon.Core.Streams;

/// <summary>Makes the topics and the producer as soon as the brokers answer. The process starts without them: a sale needs no Kafka.</summary>
internal sealed class KafkaStart(KafkaTopicMaker topics, KafkaProducer producer, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await topics.EnsureAsync(stoppingToken);
                producer.Open();
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
