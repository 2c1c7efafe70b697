using Axon.Core.Features.Payments.Charges;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>The calls to the provider, as they were begun and as they ended.</summary>
public interface IAttemptBook
{
    /// <summary>Writes a begun attempt. A second open charge of one payment is refused by the database.</summary>
    Task AddAsync(PaymentAttempt attempt, IUnitOfWork work, CancellationToken cancellationToken);

    Task FinishAsync(Guid attempt, AttemptState state, string? code, DateTimeOffset? at, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>All attempts of a payment, oldest first.</summary>
    Task<IReadOnlyList<PaymentAttempt>> ListAsync(PaymentId payment, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>As above, without a transaction.</summary>
    Task<IReadOnlyList<PaymentAttempt>> ListAsync(PaymentId payment, CancellationToken cancellationToken);
}
