using System.Globalization;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Streams;

/// <summary>Has one batch handled, and sets aside what is dead. Whatever happens, each message gets an answer.</summary>
internal sealed partial class BatchHandler(
    ReadPlan plan,
    Func<IReadOnlyList<PendingMessage>, CancellationToken, Task<IReadOnlyList<StreamVerdict>>> handle,
    DeadLetters deadLetters,
    KafkaOptions options,
    KafkaMetrics metrics,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>A verdict for each message; null for one that was given back because of the stop.</summary>
    public async Task<IReadOnlyList<StreamVerdict?>> HandleAsync(IReadOnlyList<PendingMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            var started = clock.GetTimestamp();
            var verdicts = await handle(messages, cancellationToken);
            metrics.Handled(plan.Group, messages.Count, clock.GetElapsedTime(started));
            return await FinishAsync(messages, verdicts, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new StreamVerdict?[messages.Count];
        }
        catch (StoreUnavailableException exception)
        {
            Log.Waiting(logger, plan.Group, messages.Count, exception.Message);
            return [.. messages.Select(_ => StreamVerdict.Wait(exception.Message))];
        }
        catch (Exception exception)
        {
            return await BlameAsync(messages, exception, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<StreamVerdict?>> FinishAsync(IReadOnlyList<PendingMessage> messages, IReadOnlyList<StreamVerdict> verdicts, CancellationToken cancellationToken)
    {
        var dead = messages.Zip(verdicts).Where(pair => pair.Second.Kind == StreamVerdictKind.Dead).ToList();
        if (dead.Count > 0)
        {
            // Before its verdict counts: a message is never nowhere.
            await deadLetters.SendAsync(plan, dead, cancellationToken);
        }

        foreach (var (message, verdict) in dead)
        {
            metrics.Dead(plan.Group, verdict.Stage ?? "");
            Log.Dead(logger, plan.Group, DeadLetters.Origin(plan.Topic.FullName(options), message), verdict.Stage, verdict.Reason);
        }

        metrics.Read(plan.Group, verdicts.Count(verdict => verdict.Kind == StreamVerdictKind.Done));
        return [.. verdicts];
    }

    /// <summary>An error nobody expected: each message alone from now on, until it is known whose fault it is.</summary>
    private async Task<IReadOnlyList<StreamVerdict?>> BlameAsync(IReadOnlyList<PendingMessage> messages, Exception exception, CancellationToken cancellationToken)
    {
        var reason = $"{exception.GetType().Name}: {exception.Message}";
        Log.Failed(logger, exception, plan.Group, messages.Count);
        if (messages is not [{ } single] || single.Attempts + 1 < options.MaxAttempts)
        {
            foreach (var message in messages)
            {
                message.Alone = true;
            }

            return [.. messages.Select(_ => StreamVerdict.Retry(reason))];
        }

        try
        {
            return await FinishAsync(messages, [StreamVerdict.Dead("handler", reason)], cancellationToken);
        }
        catch (StoreUnavailableException away)
        {
            return [StreamVerdict.Wait(away.Message)];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7021, LogLevel.Warning, "{Group} keeps {Count} messages back: {Reason}")]
        public static partial void Waiting(ILogger logger, string group, int count, string reason);

        [LoggerMessage(7022, LogLevel.Error, "{Group} failed on {Count} messages; each is tried alone")]
        public static partial void Failed(ILogger logger, Exception exception, string group, int count);

        [LoggerMessage(7023, LogLevel.Error, "{Group} set {Origin} aside as a dead letter, {Stage}: {Reason}")]
        public static partial void Dead(ILogger logger, string group, StreamOrigin origin, string? stage, string? reason);
    }
}

/// <summary>Some messages under way, and the verdicts that they get. The task never fails.</summary>
internal sealed record ReadBatch(IReadOnlyList<PendingMessage> Messages, Task<IReadOnlyList<StreamVerdict?>> Verdicts);

/// <summary>Keeps what a reader could not handle: the original bytes and headers, and beside them who gave up, where and why.</summary>
internal sealed class DeadLetters(KafkaProducer producer, KafkaOptions options, TimeProvider clock)
{
    private const int LongestReason = 1000;

    /// <summary>Where the message lies. After a crash, or when brokers took long, a letter may be there several times, with the same origin.</summary>
    public static StreamOrigin Origin(string topic, PendingMessage message) => new(topic, message.Partition.Number, message.Offset);

    /// <exception cref="StoreUnavailableException">Some are not known to be kept.</exception>
    public Task SendAsync(ReadPlan plan, IReadOnlyList<(PendingMessage Message, StreamVerdict Verdict)> dead, CancellationToken cancellationToken) =>
        producer.SendAllAsync(KafkaTopics.DeadOf(plan.Topic), [.. dead.Select(letter => Letter(plan, letter.Message, letter.Verdict))], cancellationToken);

    private KafkaMessage Letter(ReadPlan plan, PendingMessage message, StreamVerdict verdict)
    {
        var reason = verdict.Reason ?? "";
        return message.Message with
        {
            Headers =
            [
                .. message.Message.Headers,
                KafkaHeaders.Of(KafkaHeaders.DeadReader, plan.Group),
                KafkaHeaders.Of(KafkaHeaders.DeadStage, verdict.Stage ?? ""),
                KafkaHeaders.Of(KafkaHeaders.DeadReason, reason.Length > LongestReason ? reason[..LongestReason] : reason),
                KafkaHeaders.Of(KafkaHeaders.DeadOrigin, Origin(plan.Topic.FullName(options), message).ToString()),
                KafkaHeaders.Of(KafkaHeaders.DeadAt, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)),
            ],
        };
    }
}
