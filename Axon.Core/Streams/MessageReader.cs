using System.Diagnostics;
using Axon.Core.Kernel;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Streams;

/// <summary>The one loop by which Axon reads Kafka: it reads on while batches are handled, and stores a place only when all before it is done.</summary>
/// <remarks>Has a thread of its own, because the client's calls block. A new instance for each run.</remarks>
internal sealed partial class MessageReader(ReadPlan plan, KafkaClients clients, BatchHandler handler, KafkaMetrics metrics, TimeProvider clock, ILogger logger)
{
    private const int FetchAtLeast = 256 * 1024;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan FullForLong = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MeasureEvery = TimeSpan.FromSeconds(1);

    private readonly string _topic = plan.Topic.FullName(clients.Options);
    private readonly Backoff _pauses = new(clients.Options.RetryDelay, clients.Options.RetryCap);
    private readonly ReadWindow _window = new(plan.Ordered);
    private readonly List<ReadBatch> _running = [];
    private long? _fullSince;
    // The client keeps a pause with the partition, also while somebody else has it: it ends when the partition comes back. Only these are resumed: others would be read again from where reading began.
    private readonly HashSet<TopicPartition> _paused = [];
    private long _measuredAt = clock.GetTimestamp();

    /// <summary>Returns when <paramref name="stop"/> asks for it.</summary>
    public void Run(CancellationToken stop)
    {
        using var give = new CancellationTokenSource();
        using var consumer = Build(give.Token);
        consumer.Subscribe(_topic);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                Read(consumer, stop);
                Settle(consumer);
                HandOut(give.Token);
                Measure(consumer);
            }

            Drain(consumer, give);
        }
        finally
        {
            give.Cancel();
            // Commits what is stored and leaves the group, so that the others go on at once.
            consumer.Close();
        }
    }

    private IConsumer<byte[]?, byte[]?> Build(CancellationToken give) =>
        new ConsumerBuilder<byte[]?, byte[]?>(clients.With(new ConsumerConfig
        {
            GroupId = plan.Group,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoOffsetStore = false,
            EnableAutoCommit = true,
            AutoCommitIntervalMs = 1000,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
            // Longer than brokers need to replace a dead one of theirs (5 to 9 s and the elections), else its readers lose their partitions as well;
            // shorter would only let another process take over sooner from a dead one of ours.
            SessionTimeoutMs = 15_000,
            HeartbeatIntervalMs = 1000,
            // A batch that may wait to grow waits at the broker first: every answer costs both sides, however little is in it.
            FetchMinBytes = plan.Linger > TimeSpan.Zero ? FetchAtLeast : 1,
            FetchWaitMaxMs = 100,
            AllowAutoCreateTopics = false,
            EnablePartitionEof = false,
            // Of what comes with a message, all that is used here: neither its time nor the name of its topic is made for each.
            ConsumeResultFields = "headers",
        }))
            .SetErrorHandler((_, error) => clients.OnError(error))
            .SetLogHandler((_, message) => clients.OnLog(message))
            .SetPartitionsAssignedHandler((consumer, partitions) =>
            {
                Resume(consumer, partitions);
                metrics.Rebalanced(plan.Group);
                Log.Assigned(logger, plan.Group, partitions.Count);
            })
            .SetPartitionsRevokedHandler((consumer, partitions) => Hand(consumer, [.. partitions.Select(partition => partition.Partition.Value)]))
            .SetPartitionsLostHandler((_, partitions) => Forget([.. partitions.Select(partition => partition.Partition.Value)]))
            .Build();

    private void Read(IConsumer<byte[]?, byte[]?> consumer, CancellationToken stop)
    {
        if (_window.Count < plan.Most)
        {
            _fullSince = null;
            Resume(consumer, consumer.Assignment);
            var wait = _running.Count > 0 || _window.Waiting > 0 ? Busy : Idle;
            for (var result = Next(consumer, wait); result is not null; result = _window.Count < plan.Most ? Next(consumer, TimeSpan.Zero) : null)
            {
                Add(result);
            }

            return;
        }

        _fullSince ??= clock.GetTimestamp();
        if (clock.GetElapsedTime(_fullSince.Value) < FullForLong)
        {
            // Not paused at once: that throws away what the client has fetched in advance.
            WaitForRoom(stop);
        }
        else
        {
            Pause(consumer);
            if (Next(consumer, Busy * 10) is { } result)
            {
                Add(result);
            }
        }
    }

    private ConsumeResult<byte[]?, byte[]?>? Next(IConsumer<byte[]?, byte[]?> consumer, TimeSpan wait)
    {
        try
        {
            return consumer.Consume(wait);
        }
        catch (ConsumeException exception) when (!exception.Error.IsFatal)
        {
            // The client goes on by itself, as with a topic that has just been made.
            clients.OnError(exception.Error);
            return null;
        }
    }

    private void Add(ConsumeResult<byte[]?, byte[]?> result) =>
        _window.Add(result.Partition.Value, result.Offset.Value, new KafkaMessage(result.Message.Key, result.Message.Value, KafkaHeaders.Read(result.Message.Headers)), clock.GetTimestamp());

    private void WaitForRoom(CancellationToken stop)
    {
        if (_running.Count == 0)
        {
            stop.WaitHandle.WaitOne(Busy);
        }
        else
        {
            Task.WaitAny([.. _running.Select(batch => batch.Verdicts)], Idle);
        }
    }

    private void Pause(IConsumer<byte[]?, byte[]?> consumer)
    {
        // Again each time: partitions that came meanwhile are not paused.
        consumer.Pause(consumer.Assignment);
        _paused.UnionWith(consumer.Assignment);
    }

    private void Resume(IConsumer<byte[]?, byte[]?> consumer, IEnumerable<TopicPartition> partitions)
    {
        if (_paused.Count > 0 && partitions.Where(_paused.Remove).ToList() is { Count: > 0 } back)
        {
            consumer.Resume(back);
        }
    }

    private void HandOut(CancellationToken give)
    {
        while (_running.Count < plan.Parallel && _window.Waiting > 0)
        {
            var now = clock.GetTimestamp();
            var messages = _window.Take(plan.Batch, now, now - Stamps(plan.Linger));
            if (messages.Count == 0)
            {
                return;
            }

            _running.Add(new ReadBatch(messages, Task.Run(() => handler.HandleAsync(messages, give), CancellationToken.None)));
        }
    }

    private void Settle(IConsumer<byte[]?, byte[]?> consumer)
    {
        foreach (var batch in _running.Where(batch => batch.Verdicts.IsCompleted).ToList())
        {
            _running.Remove(batch);
            foreach (var (message, verdict) in batch.Messages.Zip(batch.Verdicts.Result))
            {
                Settle(message, verdict);
            }

            batch.Messages.Select(message => message.Partition).Distinct().ToList().ForEach(partition => Store(consumer, partition));
        }
    }

    private void Settle(PendingMessage message, StreamVerdict? verdict)
    {
        switch (verdict?.Kind)
        {
            case StreamVerdictKind.Done or StreamVerdictKind.Dead:
                _window.Finish(message);
                break;
            case StreamVerdictKind.Retry:
                message.Attempts++;
                metrics.Retried(plan.Group, unavailable: false);
                _window.GiveBack(message, clock.GetTimestamp() + Stamps(_pauses.After(message.Attempts)));
                break;
            case StreamVerdictKind.Wait:
                message.Waits++;
                metrics.Retried(plan.Group, unavailable: true);
                _window.GiveBack(message, clock.GetTimestamp() + Stamps(_pauses.After(message.Waits)));
                break;
            case null:
                // Not handled, because we stop.
                _window.GiveBack(message, 0);
                break;
            default:
                throw new UnreachableException(verdict.Kind.ToString());
        }
    }

    private void Store(IConsumer<byte[]?, byte[]?> consumer, PendingPartition partition)
    {
        if (!_window.Partitions.Contains(partition) || partition.Position <= partition.Stored)
        {
            return;
        }

        try
        {
            consumer.StoreOffset(new TopicPartitionOffset(_topic, partition.Number, partition.Position));
            partition.Stored = partition.Position;
        }
        catch (KafkaException exception)
        {
            // The partition is being taken away: its next reader does the work again, which changes nothing.
            Log.NotStored(logger, plan.Group, partition.Number, exception.Error.Reason);
        }
    }

    /// <summary>Partitions are wanted elsewhere: what of them is under way ends first, so that nobody has to do it again.</summary>
    private void Hand(IConsumer<byte[]?, byte[]?> consumer, int[] partitions)
    {
        metrics.Rebalanced(plan.Group);
        Task[] concerned = [.. _running.Where(batch => batch.Messages.Any(message => partitions.Contains(message.Partition.Number))).Select(batch => batch.Verdicts)];
        Task.WaitAll(concerned, clients.Options.DrainTimeout);
        Settle(consumer);
        Forget(partitions);
    }

    private void Forget(int[] partitions)
    {
        foreach (var partition in partitions)
        {
            _window.Drop(partition);
            metrics.ForgetLag(plan.Group, _topic, partition);
        }

        Log.Gone(logger, plan.Group, partitions.Length);
    }

    private void Drain(IConsumer<byte[]?, byte[]?> consumer, CancellationTokenSource give)
    {
        Task[] running = [.. _running.Select(batch => batch.Verdicts)];
        if (!Task.WaitAll(running, clients.Options.DrainTimeout))
        {
            give.Cancel();
            Task.WaitAll(running, Idle);
        }

        Settle(consumer);
    }

    private void Measure(IConsumer<byte[]?, byte[]?> consumer)
    {
        if (clock.GetElapsedTime(_measuredAt) < MeasureEvery)
        {
            return;
        }

        _measuredAt = clock.GetTimestamp();
        foreach (var partition in consumer.Assignment)
        {
            var end = consumer.GetWatermarkOffsets(partition).High;
            var position = _window.Partitions.FirstOrDefault(pending => pending.Number == partition.Partition.Value)?.Position ?? -1;
            metrics.Lag(plan.Group, _topic, partition.Partition.Value, position < 0 || end == Offset.Unset ? 0 : Math.Max(0, end.Value - position));
        }
    }

    private long Stamps(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    private static partial class Log
    {
        [LoggerMessage(7011, LogLevel.Debug, "{Group} got {Count} partitions more")]
        public static partial void Assigned(ILogger logger, string group, int count);

        [LoggerMessage(7012, LogLevel.Debug, "{Group} has {Count} partitions less")]
        public static partial void Gone(ILogger logger, string group, int count);

        [LoggerMessage(7013, LogLevel.Debug, "{Group} could not store its place in partition {Partition}: {Reason}")]
        public static partial void NotStored(ILogger logger, string group, int partition, string reason);
    }
}
