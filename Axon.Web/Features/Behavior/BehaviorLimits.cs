using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Axon.Core.Features.Behavior;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Behavior;

/// <summary>How often one visitor and one address may send events. Addresses stay in memory and only as long as they send.</summary>
internal sealed class BehaviorLimits : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public BehaviorLimits(IOptions<BehaviorOptions> options)
    {
        var limits = options.Value;
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context =>
                Bucket(NetworkOf(context.Connection.RemoteIpAddress), limits.AddressPerSecond, limits.AddressBurst)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => VisitorCookies.VisitorOf(context.Request) is { } visitor
                ? Bucket(visitor.ToString("N"), limits.VisitorPerSecond, limits.VisitorBurst)
                : RateLimitPartition.GetNoLimiter("")));
    }

    /// <summary>Null when the request may go on, else how long to wait.</summary>
    public TimeSpan? Refuse(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromSeconds(1);
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    /// <summary>One household of IPv6 is a /64: its single addresses are too cheap to limit.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8)) : plain.ToString();
    }

    private static RateLimitPartition<string> Bucket(string key, int perSecond, int burst) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = true,
    });
}
