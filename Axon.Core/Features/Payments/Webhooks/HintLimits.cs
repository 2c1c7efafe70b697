using System.Threading.RateLimiting;
using Axon.Core.Features.Payments.Ports;

namespace Axon.Core.Features.Payments.Webhooks;

/// <summary>
/// How often anybody can make us ask the provider by an unsigned webhook: a few times for an order, and so many a second in all. Who is refused is told to come again, as
/// the provider does by itself; what nobody announces is found by the comparison of the books.
/// </summary>
public sealed class HintLimits : IDisposable
{
    private readonly PartitionedRateLimiter<PaymentOrderRef> _limits = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<PaymentOrderRef, PaymentOrderRef>(order => RateLimitPartition.GetTokenBucketLimiter(order, _ => Bucket(burst: 8, perSecond: 1))),
        PartitionedRateLimiter.Create<PaymentOrderRef, int>(_ => RateLimitPartition.GetTokenBucketLimiter(0, _ => Bucket(burst: 500, perSecond: 100))));

    public bool Allow(PaymentOrderRef order)
    {
        using var lease = _limits.AttemptAcquire(order);
        return lease.IsAcquired;
    }

    public void Dispose() => _limits.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    };
}
