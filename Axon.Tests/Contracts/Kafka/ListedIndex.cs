using System.Collections.Concurrent;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>An index that is a list: refuses what it is told to, and is away after it has stored as often as it is told to.</summary>
internal sealed class ListedIndex(int failures = 0) : IBehaviorIndex
{
    public const string RefusedType = "REFUSED";
    private int _failures = failures;

    public ConcurrentDictionary<Guid, BehaviorEvent> Events { get; } = new();

    public int Again { get; private set; }

    public Task<IReadOnlyList<IndexVerdict>> WriteAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexVerdict> verdicts = [.. events.Select(Write)];
        return Interlocked.Decrement(ref _failures) >= 0 ? throw new StoreUnavailableException("search", new TimeoutException()) : Task.FromResult(verdicts);
    }

    private IndexVerdict Write(BehaviorEvent happened)
    {
        if (happened.Type == RefusedType)
        {
            return new IndexVerdict(IndexOutcome.Refused, "mapper_parsing_exception");
        }

        if (Events.TryAdd(happened.EventId, happened))
        {
            return new IndexVerdict(IndexOutcome.Stored);
        }

        Again++;
        return new IndexVerdict(IndexOutcome.AlreadyThere);
    }
}
