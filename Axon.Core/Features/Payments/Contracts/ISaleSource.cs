using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Contracts;

/// <summary>
/// The seller behind an order: claims units before any money moves and is told how the payment ended. Payments owns the order and the
/// money, the source owns the units; both change in one transaction.
/// </summary>
public interface ISaleSource
{
    SaleKind Kind { get; }

    /// <summary>
    /// Before the transaction: keeps the hold from being swept while it is being claimed. Costs one round trip at most; idempotent; does nothing for kinds
    /// without holds.
    /// </summary>
    Task PinAsync(SaleRef sale, UserId user, CancellationToken cancellationToken);

    /// <summary>Takes the units in the database, or says why not. Idempotent for the same sale: a second call answers Claimed again and takes nothing.</summary>
    Task<ClaimResult> ClaimAsync(SaleRef sale, UserId user, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Locks the sale and says whether its claim still stands (the deadline may have passed; only a release ends a claim).</summary>
    Task<bool> HasClaimAsync(SaleRef sale, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The charge's outcome is unknown: nothing may release the units until it is known.</summary>
    Task MarkStuckAsync(SaleRef sale, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The charge turned out not to have happened: the sale is again an ordinary unpaid one, with its old deadline.</summary>
    Task ClearStuckAsync(SaleRef sale, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The money is taken: the units belong to the buyer.</summary>
    /// <param name="paidAt">The moment of the purchase, by which order, units and fact fall into the same minute of every figure.</param>
    Task OnPaidAsync(SaleRef sale, DateTimeOffset paidAt, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Gives the units back exactly once (a second call changes nothing). The source adds the fact that lets them be offered again.</summary>
    Task ReleaseAsync(SaleRef sale, ReleaseReason reason, IUnitOfWork work, CancellationToken cancellationToken);
}
