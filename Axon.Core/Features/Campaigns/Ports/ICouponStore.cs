using Axon.Core.Features.Campaigns.Coupons;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Coupon definitions; what was issued belongs to the wallet.</summary>
public interface ICouponStore
{
    /// <summary>Newest first; <paramref name="search"/> is part of the name.</summary>
    Task<Page<CouponDetails>> ListAsync(string? search, int page, int size, CancellationToken cancellationToken);

    Task<CouponDetails?> FindAsync(CouponId id, CancellationToken cancellationToken);

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    Task<CouponDetails?> LockAsync(CouponId id, IUnitOfWork work, CancellationToken cancellationToken);

    Task<CouponId> InsertAsync(CouponValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task UpdateAsync(CouponId id, CouponValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);
}
