using Axon.Core.Shared;

namespace Axon.Core.Features.Wallet.Ports;

public interface IMyCoupons
{
    /// <summary>A person's coupons, those that can still be used first, then the newest; at most 200. One query.</summary>
    Task<IReadOnlyList<MyCoupon>> ListAsync(UserId user, CancellationToken cancellationToken);
}
