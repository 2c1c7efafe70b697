using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Remembers what is done once for a database.</summary>
public interface IOnce
{
    /// <summary>True for the one transaction that may do it; the mark is part of it, so a failure leaves it for another try.</summary>
    Task<bool> TryAsync(string name, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task<bool> IsDoneAsync(string name, CancellationToken cancellationToken);
}
