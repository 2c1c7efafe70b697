using Axon.Core.Features.Messages.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Messages;

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

    private async Task<IReadOnlyList<Verdict>> DeliverAsync(IReadOnlyList<QueuedFact> facts, CancellationToken cancellationToken)
    {
        var failures = await delivery.DeliverAsync(facts, cancellationToken);
        return [.. facts.Select(fact => Judge(fact, [.. failures.Where(failed => failed.Number == fact.Number)]))];
    }

    private Verdict Judge(QueuedFact fact, IReadOnlyList<ConsumeFailure> failures)
    {
        var verdict = fact.Fact is null ? Fail(fact, "This version cannot read the stored fact.")
            : failures.Count == 0 ? new Verdict(fact.Number, VerdictKind.Done)
            : failures.All(failure => failure.Unavailable) ? Postpone(fact, failures[0].Error)
            : Fail(fact, string.Join(" | ", failures.Select(failure => failure.Error)));
        metrics.Delivered(verdict.Kind);
        if (verdict.Kind == VerdictKind.Dead)
        {
            Log.Dead(logger, fact.Id, verdict.Attempts, verdict.Error);
        }

        return verdict;
    }

    private Verdict Fail(QueuedFact fact, string error)
    {
        var attempts = fact.Attempts + 1;
        return attempts >= _options.MaxAttempts
            ? new Verdict(fact.Number, VerdictKind.Dead, attempts, Error: error)
            : new Verdict(fact.Number, VerdictKind.Retry, attempts, BackOff(attempts), error);
    }

    /// <summary>A server that is away is not the fact's fault: it keeps its tries, however long the outage.</summary>
    private Verdict Postpone(QueuedFact fact, string error) =>
        new(fact.Number, VerdictKind.Retry, fact.Attempts, BackOff(Math.Min(fact.Attempts + 1, 3)), error);

    private TimeSpan BackOff(int attempts) =>
        TimeSpan.FromMilliseconds(Math.Min(_options.RetryCap.TotalMilliseconds, _options.RetryDelay.TotalMilliseconds * Math.Pow(2, attempts - 1)));

    private static partial class Log
    {
        [LoggerMessage(1202, LogLevel.Error, "Fact {FactId} is dead after {Attempts} tries: {Error}")]
        public static partial void Dead(ILogger logger, Guid factId, int attempts, string? error);
    }
}
