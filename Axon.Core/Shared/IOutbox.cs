namespace Axon.Core.Shared;

/// <summary>Records facts in the transaction that made them true.</summary>
public interface IOutbox
{
    /// <summary>Adds the facts to the transaction: they are delivered when it commits and never when it does not.</summary>
    Task AddAsync(IUnitOfWork work, IReadOnlyCollection<Fact> facts, CancellationToken cancellationToken);
}
