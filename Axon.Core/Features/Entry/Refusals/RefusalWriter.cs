using Axon.Core.Shared;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Features.Entry.Refusals;

/// <summary>Writes refusals down in batches. Runs wherever entries are taken; a clean stop writes what is left.</summary>
public sealed partial class RefusalWriter(RefusalLog log, ITransactions transactions, IOutbox outbox, TimeProvider clock, ILogger<RefusalWriter> logger) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        log.Complete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        List<Fact> batch = [];
        while (await log.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < Batch && log.Reader.TryRead(out var fact))
            {
                batch.Add(fact);
            }

            await WriteAsync(batch, stoppingToken);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Fact> batch, CancellationToken cancellationToken)
    {
        try
        {
            await transactions.RunAsync(
                async work =>
                {
                    await outbox.AddAsync(work, batch, cancellationToken);
                    return true;
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Not tried again: whether it was written may be unknown, and a lost figure is better than a doubled one.
            Log.Lost(logger, exception, batch.Count);
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2020, LogLevel.Warning, "{Count} refusals were not written down")]
        public static partial void Lost(ILogger logger, Exception exception, int count);
    }
}
