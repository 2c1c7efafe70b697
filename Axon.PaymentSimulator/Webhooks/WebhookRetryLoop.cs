using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Webhooks;

/// <summary>Delivers webhooks beside each other and tries again, with growing pauses, until they are taken or given up.</summary>
internal sealed class WebhookRetryLoop(
    WebhookDispatcher office, WebhookSender postman, IOptions<SimulatorOptions> options, TimeProvider clock) : BackgroundService
{
    private readonly ConcurrentDictionary<Task, byte> _underWay = new();
    private readonly SemaphoreSlim _hands = new(32);

    public override void Dispose()
    {
        _hands.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var delivery in office.Out.ReadAllAsync(stoppingToken))
        {
            var round = DeliverAsync(delivery, stoppingToken);
            _underWay[round] = 0;
            _ = round.ContinueWith(done => _underWay.TryRemove(done, out _), TaskScheduler.Default);
        }
        await Task.WhenAll(_underWay.Keys);
    }

    private async Task DeliverAsync(WebhookDelivery delivery, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(delivery.Delay, clock, stoppingToken);
            for (var retried = 0; !await OnceAsync(delivery, retried, stoppingToken) && retried < options.Value.WebhookRetries.Count; retried++)
                await Task.Delay(options.Value.WebhookRetries[retried], clock, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The simulator stops; an undelivered webhook is lost, which receivers have to live with anyway.
        }
    }

    private async Task<bool> OnceAsync(WebhookDelivery delivery, int retried, CancellationToken stoppingToken)
    {
        await _hands.WaitAsync(stoppingToken);
        try
        {
            return await postman.TryDeliverAsync(delivery, retried, stoppingToken);
        }
        finally
        {
            _hands.Release();
        }
    }
}
