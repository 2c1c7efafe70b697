using Axon.Core.Features.Behavior.Personal;
using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>Who is who among visitors, and what was erased.</summary>
public interface IPersonBook
{
    Task<PersonIdentity> FindAsync(Guid user, CancellationToken cancellationToken);

    /// <summary>Forgets which visitors and visits were this person's, and the person's bad rows; notes the receipt.</summary>
    Task<ErasureReceipt> ForgetAsync(PersonIdentity person, Guid receipt, DateTimeOffset now, int events, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<ErasureReceipt>> ReceiptsAsync(Guid user, CancellationToken cancellationToken);
}
