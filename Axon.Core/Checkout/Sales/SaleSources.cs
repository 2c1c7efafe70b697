using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Sales;

/// <summary>Finds who sells a kind of thing.</summary>
public sealed class SaleSources(IEnumerable<ISaleSource> sources)
{
    private readonly Dictionary<SaleKind, ISaleSource> _sources = sources.ToDictionary(source => source.Kind);

    public ISaleSource Of(SaleRef sale) => _sources.TryGetValue(sale.Kind, out var source)
        ? source
        : throw new InvalidOperationException($"Nobody sells {sale.Kind}; register an ISaleSource.");
}

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
    Task<ClaimResult> ClaimAsync(SaleRef sale, UserId user, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Locks the sale and says whether its claim still stands (the deadline may have passed; only a release ends a claim).</summary>
    Task<bool> HasClaimAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The charge's outcome is unknown: nothing may release the units until it is known.</summary>
    Task MarkStuckAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The charge turned out not to have happened: the sale is again an ordinary unpaid one, with its old deadline.</summary>
    Task ClearStuckAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The money is taken: the units belong to the buyer.</summary>
    /// <param name="paidAt">The moment of the purchase, by which order, units and fact fall into the same minute of every figure.</param>
    Task OnPaidAsync(SaleRef sale, DateTimeOffset paidAt, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Gives the units back exactly once (a second call changes nothing). The source adds the fact that lets them be offered again.</summary>
    Task ReleaseAsync(SaleRef sale, ReleaseReason reason, UnitOfWork work, CancellationToken cancellationToken);
}

public enum ClaimOutcome
{
    Claimed,

    /// <summary>No such sale, or it belongs to someone else: the same answer on purpose.</summary>
    NotFound,
    Expired,
    Cancelled,
    AlreadyPaid,
    SoldOut,
    LimitReached,

    /// <summary>The person has as many unpaid purchases as one may have: pay or cancel one of them first.</summary>
    TooManyUnpaid,

    /// <summary>The activity was ended or paused by staff and takes no new payments.</summary>
    Closed,
}

/// <summary>What was claimed, at which price, until when: all that an order needs.</summary>
/// <param name="Deadline">UTC; hold and payment share it.</param>
/// <param name="RefundDays">Days after payment in which the buyer may have all money back.</param>
/// <param name="Category">The product's category, for coupons; null when there is none.</param>
public sealed record Claim(
    SaleRef Sale,
    string Title,
    int Quantity,
    Money UnitPrice,
    DateTimeOffset Deadline,
    int RefundDays,
    string? Category,
    CampaignId? Campaign,
    ActivityId? Activity,
    ProductId? Product);

/// <summary>What kind of thing an order sells; each kind has one <see cref="ISaleSource"/>.</summary>
public enum SaleKind
{
    /// <summary>A reservation in an activity.</summary>
    ACTIVITY,

    /// <summary>A plain product purchase.</summary>
    PRODUCT,
}

/// <summary>Why claimed units went back.</summary>
public enum ReleaseReason
{
    EXPIRED,
    CANCELLED,
    REFUNDED,
}

/// <param name="Claim">Set when claimed.</param>
public readonly record struct ClaimResult(ClaimOutcome Outcome, Claim? Claim = null);

/// <summary>What an order is for, opaque to Payments: the reservation's id, or the id of one plain purchase.</summary>
public readonly record struct SaleRef(SaleKind Kind, Guid Id);
