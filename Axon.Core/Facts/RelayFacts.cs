using System.Diagnostics.Metrics;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Facts;

/// <summary>Takes what is due from the outbox and has it delivered.</summary>
public sealed partial class RelayFacts(
    IFactQueue queue,
    IFactDelivery delivery,
    MessagesMetrics metrics,
    IOptions<MessagesOptions> options,
    ILogger<RelayFacts> logger)
{
    private readonly MessagesOptions _options = options.Value;

    /// <summary>One round. Answers how many facts it took: call again at once until it is 0.</summary>
    public Task<int> HandleAsync(CancellationToken cancellationToken) =>
        queue.TakeAsync(_options.BatchSize, facts => DeliverAsync(facts, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<FactVerdict>> DeliverAsync(IReadOnlyList<QueuedFact> facts, CancellationToken cancellationToken)
    {
        var failures = await delivery.DeliverAsync(facts, cancellationToken);
        return [.. facts.Select(fact => Judge(fact, [.. failures.Where(failed => failed.Number == fact.Number)]))];
    }

    private FactVerdict Judge(QueuedFact fact, IReadOnlyList<ConsumeFailure> failures)
    {
        var verdict = fact.Fact is null ? Fail(fact, "This version cannot read the stored fact.")
            : failures.Count == 0 ? new FactVerdict(fact.Number, FactVerdictKind.Done)
            : failures.All(failure => failure.Unavailable) ? Postpone(fact, failures[0].Error)
            : Fail(fact, string.Join(" | ", failures.Select(failure => failure.Error)));
        metrics.Delivered(verdict.Kind);
        if (verdict.Kind == FactVerdictKind.Dead)
        {
            Log.Dead(logger, fact.Id, verdict.Attempts, verdict.Error);
        }

        return verdict;
    }

    private Backoff Pauses => new(_options.RetryDelay, _options.RetryCap);

    private FactVerdict Fail(QueuedFact fact, string error)
    {
        var attempts = fact.Attempts + 1;
        return attempts >= _options.MaxAttempts
            ? new FactVerdict(fact.Number, FactVerdictKind.Dead, attempts, Error: error)
            : new FactVerdict(fact.Number, FactVerdictKind.Retry, attempts, Pauses.After(attempts), error);
    }

    /// <summary>A server that is away is not the fact's fault: it keeps its tries, however long the outage.</summary>
    private FactVerdict Postpone(QueuedFact fact, string error) =>
        new(fact.Number, FactVerdictKind.Retry, fact.Attempts, Pauses.After(Math.Min(fact.Attempts + 1, 3)), error);

    private static partial class Log
    {
        [LoggerMessage(1202, LogLevel.Error, "Fact {FactId} is dead after {Attempts} tries: {Error}")]
        public static partial void Dead(ILogger logger, Guid factId, int attempts, string? error);
    }
}

/// <summary>Wakes this process's relay when a transaction with facts has committed, so that nobody waits for the next poll.</summary>
public sealed class FactSignal(TimeProvider clock) : WakeSignal(clock);

/// <summary>Figures about the delivery of facts.</summary>
public sealed class MessagesMetrics
{
    private readonly Counter<long> _verdicts;

    public MessagesMetrics(IMeterFactory meters) =>
        _verdicts = meters.Create("Axon.Messages").CreateCounter<long>("axon.messages.deliveries", description: "Facts by how one delivery ended");

    public void Delivered(FactVerdictKind kind) => _verdicts.Add(1, new KeyValuePair<string, object?>("verdict", kind.ToString()));
}
