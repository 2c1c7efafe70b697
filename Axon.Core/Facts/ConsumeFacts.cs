using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Facts;

/// <summary>Lets one consumer handle facts, each with its inbox row in the transaction of its effect.</summary>
public sealed partial class ConsumeFacts(Database database, Inbox inbox, IOptions<MessagesOptions> options, TimeProvider clock, ILogger<ConsumeFacts> logger)
{
    /// <summary>After so many tries' time no further fact is tried alone: the claim on the facts ends soon, whatever the consumer does.</summary>
    private const int TimeForTries = 2;

    private static readonly TimeSpan TimeToObey = TimeSpan.FromSeconds(1);

    /// <summary>All in one transaction for speed; when that fails, each alone, so that one bad fact keeps no other back.</summary>
    /// <remarks>What there is no time left for is as if a server were away: tried again soon, and no attempt is counted.</remarks>
    public async Task<IReadOnlyList<ConsumeFailure>> HandleAsync(IFactConsumer consumer, IReadOnlyList<QueuedFact> facts, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        QueuedFact[] wanted = [.. facts.Where(queued => queued.Fact is { } fact && consumer.Wants(fact.Type))];
        if (wanted.Length == 0 || (wanted.Length > 1 && await TryAsync(consumer, wanted, cancellationToken) is null))
        {
            return [];
        }

        List<ConsumeFailure> failures = [];
        foreach (var fact in wanted)
        {
            // At least one is tried alone, so that the one that takes all the time is found.
            if (failures.Count > 0 && clock.GetElapsedTime(started) > options.Value.DeliveryTimeout * TimeForTries)
            {
                failures.Add(new ConsumeFailure(fact.Number, $"{consumer.Name}: had no time for it", Unavailable: true));
            }
            else if (await TryAsync(consumer, [fact], cancellationToken) is { } exception)
            {
                Log.Failed(logger, exception, consumer.Name, fact.Id, fact.Attempts + 1);
                failures.Add(new ConsumeFailure(fact.Number, $"{consumer.Name}: {exception.GetType().Name}: {exception.Message}", exception is StoreUnavailableException));
            }
        }

        return failures;
    }

    private async Task<Exception?> TryAsync(IFactConsumer consumer, IReadOnlyList<QueuedFact> facts, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await database.InTransactionAsync(
                async work =>
                {
                    var given = facts.Select(queued => queued.Fact).OfType<Fact>().DistinctBy(fact => fact.Id).ToList();
                    var fresh = await inbox.AddAsync(consumer.Name, [.. given.Select(fact => fact.Id)], work, cancellationToken);
                    // Only the consumer's own time counts against a fact: that no connection was free, or the database slow, is not the fact's fault.
                    timeout.CancelAfter(options.Value.DeliveryTimeout);
                    await consumer.HandleAsync([.. given.Where(fact => fresh.Contains(fact.Id))], work, either.Token);
                    timeout.CancelAfter(Timeout.InfiniteTimeSpan);
                },
                cancellationToken,
                options.Value.DeliveryTimeout + TimeToObey);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return timeout.IsCancellationRequested ? new TimeoutException($"not done within {options.Value.DeliveryTimeout.TotalSeconds} s", exception) : exception;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Warning, "{Consumer} could not handle fact {FactId}, try {Attempt}")]
        public static partial void Failed(ILogger logger, Exception exception, string consumer, Guid factId, int attempt);
    }
}

/// <summary>Does something because of a fact. Registered with TryAddEnumerable; found by the relay.</summary>
public interface IFactConsumer
{
    /// <summary>Stable for ever: it names this consumer's rows in the inbox.</summary>
    string Name { get; }

    bool Wants(FactType type);

    /// <summary>
    /// Called in the transaction that also records that this consumer has seen the fact, so what it writes through
    /// <paramref name="work"/> happens exactly once. What it does elsewhere (Redis) must be idempotent.
    /// </summary>
    /// <remarks>An exception rolls back and is retried with back-off; after the last try the fact is a dead letter of this consumer.</remarks>
    Task HandleAsync(Fact fact, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Several facts of one transaction, in their order: for a consumer that is quicker with many at once.</summary>
    /// <remarks>All or none. When it throws, each fact is handled alone, so that one bad fact keeps no other back.</remarks>
    async Task HandleAsync(IReadOnlyList<Fact> facts, UnitOfWork work, CancellationToken cancellationToken)
    {
        foreach (var fact in facts)
        {
            await HandleAsync(fact, work, cancellationToken);
        }
    }
}

/// <summary>How a delivery ended.</summary>
public enum FactVerdictKind
{
    Done,

    /// <summary>Stays in its place: later facts of the aggregate wait behind it.</summary>
    Retry,

    /// <summary>Out of tries. Later facts of the aggregate go on; a person decides about this one.</summary>
    Dead,
}

/// <summary>What becomes of a fact after one delivery.</summary>
/// <param name="Attempts">Failed tries so far, with this one.</param>
/// <param name="RetryAfter">Only for <see cref="FactVerdictKind.Retry"/>.</param>
/// <param name="Error">Why it failed; for operators.</param>
public sealed record FactVerdict(long Number, FactVerdictKind Kind, int Attempts = 0, TimeSpan RetryAfter = default, string? Error = null);

/// <summary>Why one consumer did not handle one fact.</summary>
/// <param name="Unavailable">A server it needs is away; trying later costs no attempt.</param>
public sealed record ConsumeFailure(long Number, string Error, bool Unavailable);
