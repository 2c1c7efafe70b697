using System.Collections.Concurrent;
using System.Threading.Channels;
using Axon.Core.Db;
using Axon.Core.Facts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Entry;

/// <summary>Writes refusals down in batches. Runs wherever entries are taken; a clean stop writes what is left.</summary>
public sealed partial class RefusalWriter(RefusalLog log, Database database, OutboxStore outbox, TimeProvider clock, ILogger<RefusalWriter> logger) : BackgroundService
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
            await database.InTransactionAsync(
                async work =>
                {
                    await outbox.AddAsync(work, batch, cancellationToken);
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

/// <summary>Facts about people who did not get in, waiting to be written down.</summary>
/// <remarks>
/// Nobody waits for these: a refusal changes nothing, and those who are refused come in thousands. They may be lost with the process, and are dropped
/// and counted when more come than can be written.
/// </remarks>
public sealed class RefusalLog(EntryMetrics metrics)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan OneTry = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(long? Activity, Guid? User), DateTimeOffset> _failed = new();
    private readonly Channel<Fact> _facts = Channel.CreateBounded<Fact>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    internal ChannelReader<Fact> Reader => _facts.Reader;

    public void Add(Fact fact)
    {
        if (!_facts.Writer.TryWrite(fact))
        {
            metrics.RefusalDropped();
        }
    }

    /// <summary>As <see cref="Add"/>, where no gate can say whether it is the first time: who tries again and again within a minute is one.</summary>
    public void AddFailed(Fact fact)
    {
        if (_failed.Count >= Capacity)
        {
            _failed.Clear();
        }

        var key = (fact.ActivityId, fact.UserId);
        if (!_failed.TryGetValue(key, out var before) ? _failed.TryAdd(key, fact.OccurredAt) : fact.OccurredAt - before >= OneTry && _failed.TryUpdate(key, fact.OccurredAt, before))
        {
            Add(fact);
        }
    }

    internal void Complete() => _facts.Writer.TryComplete();
}
