namespace Axon.Core.Shared;

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
    Task HandleAsync(Fact fact, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Several facts of one transaction, in their order: for a consumer that is quicker with many at once.</summary>
    /// <remarks>All or none. When it throws, each fact is handled alone, so that one bad fact keeps no other back.</remarks>
    async Task HandleAsync(IReadOnlyList<Fact> facts, IUnitOfWork work, CancellationToken cancellationToken)
    {
        foreach (var fact in facts)
        {
            await HandleAsync(fact, work, cancellationToken);
        }
    }
}
