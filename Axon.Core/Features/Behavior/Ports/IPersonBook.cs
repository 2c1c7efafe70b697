using Axon.Core.Features.Behavior.Personal;
using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>Who is who among visitors, and what was erased.</summary>
public interface IPersonBook
{
    Task<PersonIdentity> FindAsync(Guid user, CancellationToken cancellationToken);

    /// <summary>Which of these visitors have signed in as somebody else too.</summary>
    Task<IReadOnlyList<Guid>> SharedAsync(Guid user, IReadOnlyList<Guid> visitors, CancellationToken cancellationToken);

    /// <summary>Forgets which visitors and visits were this person's, and the person's bad rows; notes the receipt.</summary>
    Task<ErasureReceipt> ForgetAsync(PersonIdentity person, Guid receipt, DateTimeOffset now, int events, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Forgets visitors that turned out to be this person's only after the person was erased, with their bad rows from before.</summary>
    Task ForgetLateAsync(PersonIdentity person, DateTimeOffset erasedAt, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<ErasureReceipt>> ReceiptsAsync(Guid user, CancellationToken cancellationToken);
}
