using Axon.Core.Features.Campaigns.Contracts;

namespace Axon.Core.Features.Campaigns.Coupons;

/// <param name="Issued">How many people hold or have used.</param>
public sealed record CouponDetails(CouponView View, int Issued, int Version);
