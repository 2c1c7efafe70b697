using Axon.Core.Features.Behavior.BadRows;
using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>Bad rows for whoever settles them. A row is open until it is replayed or discarded; then it stays, for the record.</summary>
public interface IBadRowDesk
{
    /// <summary>The open rows by stage and reason, the most frequent first.</summary>
    Task<IReadOnlyList<BadRowGroup>> GroupsAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Open rows that are whole, the oldest first, behind <paramref name="after"/> and up to <paramref name="upTo"/>.</summary>
    Task<IReadOnlyList<OpenBadRow>> OpenAsync(string stage, string reason, long after, long upTo, int most, CancellationToken cancellationToken);

    /// <summary>Marks rows whose events are stored.</summary>
    Task MarkReplayedAsync(IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Settles all open rows up to <paramref name="upTo"/> and returns how many they were.</summary>
    Task<int> DiscardAsync(string stage, string reason, long upTo, string why, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Takes away rows that came before a time, settled or not, at most <paramref name="most"/>, and returns how many they were.</summary>
    Task<int> PurgeAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}
