using System.Security.Cryptography;
using System.Text;
using Axon.Core.Checkout.Sales;
using Axon.Core.Kernel;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Store;

/// <summary>Begins a plain purchase of a product, to be prepared and paid like any other sale.</summary>
public sealed class BuyProduct(StoreSaleStore sales, IOptions<StoreOptions> options, TimeProvider clock)
{
    /// <param name="requestKey">The caller's own key of this purchase; the same key again is the same purchase. Null begins a new one.</param>
    public async Task<(BuyProductOutcome Outcome, SaleRef Sale)> HandleAsync(
        ProductId product, UserId user, int quantity, string? requestKey, CancellationToken cancellationToken)
    {
        if (quantity < 1 || quantity > options.Value.MaxQuantity)
        {
            return (BuyProductOutcome.WrongQuantity, default);
        }

        var now = clock.GetUtcNow();
        var id = requestKey is null ? Uuid.New(clock) : Named(user, requestKey);
        return await sales.BeginAsync(id, product, user, quantity, options.Value.RefundDays, now + options.Value.PayWithin, now, cancellationToken)
            ? (BuyProductOutcome.Begun, new SaleRef(SaleKind.PRODUCT, id))
            : (BuyProductOutcome.NotFound, default);
    }

    // A UUIDv8 (RFC 9562): its bits are ours to choose, here a hash of who and which.
    private static Guid Named(UserId user, string requestKey)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{user}\n{requestKey}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

public enum BuyProductOutcome
{
    Begun,

    /// <summary>No such product, or it is not sold by itself.</summary>
    NotFound,
    WrongQuantity,
}
