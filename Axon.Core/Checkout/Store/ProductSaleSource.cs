using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Store;

/// <summary>Sells products by themselves, from their own stock, without a hold before the claim.</summary>
public sealed class ProductSaleSource(StoreSaleStore sales, IOptions<StoreOptions> options, TimeProvider clock) : ISaleSource
{
    public SaleKind Kind => SaleKind.PRODUCT;

    public Task PinAsync(SaleRef sale, UserId user, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ClaimResult> ClaimAsync(SaleRef sale, UserId user, UnitOfWork work, CancellationToken cancellationToken)
    {
        var known = await sales.LockAsync(sale.Id, work, cancellationToken);
        if (known is null || known.User != user)
        {
            return new ClaimResult(ClaimOutcome.NotFound);
        }

        switch (known.Status)
        {
            case StoreSaleStatus.PAID:
                return new ClaimResult(ClaimOutcome.AlreadyPaid);
            case StoreSaleStatus.RELEASED:
                return new ClaimResult(known.EndReason == nameof(ReleaseReason.CANCELLED) ? ClaimOutcome.Cancelled : ClaimOutcome.Expired);
            case StoreSaleStatus.CLAIMED or StoreSaleStatus.STUCK:
                return new ClaimResult(ClaimOutcome.Claimed, ClaimOf(known));
            case StoreSaleStatus.NEW when known.Deadline <= clock.GetUtcNow():
                return new ClaimResult(ClaimOutcome.Expired);
            case StoreSaleStatus.NEW:
                break;
            default:
                throw new System.Diagnostics.UnreachableException(known.Status.ToString());
        }

        var (purchases, units) = await sales.UnpaidAsync(user, work, cancellationToken);
        if (purchases >= options.Value.MostUnpaid || units + known.Quantity > options.Value.MostUnpaidUnits)
        {
            return new ClaimResult(ClaimOutcome.TooManyUnpaid);
        }

        if (!await sales.TakeAsync(known.Product, known.Quantity, work, cancellationToken))
        {
            return new ClaimResult(ClaimOutcome.SoldOut);
        }

        await sales.SetStatusAsync(sale.Id, StoreSaleStatus.CLAIMED, null, null, work, cancellationToken);
        return new ClaimResult(ClaimOutcome.Claimed, ClaimOf(known));
    }

    public async Task<bool> HasClaimAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken) =>
        await sales.LockAsync(sale.Id, work, cancellationToken) is { Status: StoreSaleStatus.CLAIMED or StoreSaleStatus.STUCK };

    public Task MarkStuckAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken) =>
        MoveAsync(sale, StoreSaleStatus.CLAIMED, StoreSaleStatus.STUCK, work, cancellationToken);

    public Task ClearStuckAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken) =>
        MoveAsync(sale, StoreSaleStatus.STUCK, StoreSaleStatus.CLAIMED, work, cancellationToken);

    public async Task OnPaidAsync(SaleRef sale, DateTimeOffset paidAt, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await sales.LockAsync(sale.Id, work, cancellationToken) is not { Status: StoreSaleStatus.CLAIMED or StoreSaleStatus.STUCK })
        {
            throw new InvalidOperationException($"Sale {sale.Id} has no claim to be paid for.");
        }

        await sales.SetStatusAsync(sale.Id, StoreSaleStatus.PAID, null, null, work, cancellationToken);
    }

    public async Task ReleaseAsync(SaleRef sale, ReleaseReason reason, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await sales.LockAsync(sale.Id, work, cancellationToken) is { Status: StoreSaleStatus.CLAIMED or StoreSaleStatus.STUCK or StoreSaleStatus.PAID } held)
        {
            await sales.GiveBackAsync(held.Product, held.Quantity, work, cancellationToken);
            await sales.SetStatusAsync(sale.Id, StoreSaleStatus.RELEASED, reason.ToString(), clock.GetUtcNow(), work, cancellationToken);
        }
    }

    private async Task MoveAsync(SaleRef sale, StoreSaleStatus from, StoreSaleStatus to, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await sales.LockAsync(sale.Id, work, cancellationToken) is { } known && known.Status == from)
        {
            await sales.SetStatusAsync(sale.Id, to, null, null, work, cancellationToken);
        }
    }

    private static Claim ClaimOf(StoreSale sale) => new(
        new SaleRef(SaleKind.PRODUCT, sale.Id), sale.Title, sale.Quantity, sale.UnitPrice, sale.Deadline, sale.RefundDays, sale.Category, null, null, sale.Product);
}
