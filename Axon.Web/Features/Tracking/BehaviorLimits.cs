using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Axon.Core.Tracking;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Tracking;

/// <summary>How many events one visitor, one address and all together may send. Addresses stay in memory and only as long as they send.</summary>
internal sealed class BehaviorLimits : IAsyncDisposable
{
    private const int Unit = 1024;
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public BehaviorLimits(IOptions<BehaviorOptions> options)
    {
        var limits = options.Value;
        // Whoever is over a limit of their own takes nothing from the others.
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => VisitorCookies.VisitorOf(context.Request) is { } visitor
                ? Bucket(visitor.ToString("N"), limits.VisitorPerSecond, limits.VisitorBurst)
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(context =>
                Bucket(NetworkOf(context.Connection.RemoteIpAddress), limits.AddressPerSecond, limits.AddressBurst)),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => Bucket("", limits.ProcessPerSecond, limits.ProcessBurst)));
    }

    /// <summary>Null when a request may be read at all, else how long to wait: a flood is answered before its bodies are.</summary>
    public TimeSpan? Refuse(HttpContext context) => Refuse(context, cost: 0);

    /// <summary>Null when so many events in so many bytes may be kept, else how long to wait. What it lets in is counted.</summary>
    public TimeSpan? Refuse(HttpContext context, int events, int bytes) => Refuse(context, Math.Max(Math.Max(events, 1), bytes / Unit));

    private TimeSpan? Refuse(HttpContext context, int cost)
    {
        using var lease = _limiter.AttemptAcquire(context, cost);
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
