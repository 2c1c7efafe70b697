using Axon.Core.Features.Behavior.Custom;
using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>The custom events that admins have defined; few enough to read them all.</summary>
public interface ICustomEvents
{
    /// <summary>All of them, newest first.</summary>
    Task<IReadOnlyList<CustomEvent>> ListAsync(CancellationToken cancellationToken);

    Task<CustomEvent?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    Task<CustomEvent?> LockAsync(long id, IUnitOfWork work, CancellationToken cancellationToken);

    Task<long> InsertAsync(CustomEventValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task UpdateAsync(long id, CustomEventValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);
}
