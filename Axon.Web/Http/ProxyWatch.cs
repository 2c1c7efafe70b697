using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Options;

namespace Axon.Web.Http;

/// <summary>
/// Notices requests that carry forwarded headers from a peer that <c>Axon:Proxies</c> does not name. Behind such a proxy every address is the proxy's and
/// every page seems to be HTTP: limits hit everybody together, cookies are not Secure, and what a page sends looks as if it came from another site.
/// </summary>
internal sealed partial class ProxyWatch(IOptions<ForwardedHeadersOptions> options, TimeProvider clock, IMeterFactory meters, ILogger<ProxyWatch> logger) : IMiddleware
{
    /// <summary>What the doctor looks for at <c>/metrics</c>.</summary>
    public const string Metric = "axon.web.forwarded.untrusted";

    private static readonly string[] Headers = ["X-Forwarded-Proto", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded"];
    private readonly Counter<long> _untrusted = meters.Create("Axon.Web").CreateCounter<long>(Metric, description: "Requests with forwarded headers of a peer that Axon:Proxies does not name");
    private Sighting? _last;

    /// <summary>The newest such request since the start of this process, or null.</summary>
    public Sighting? Last => Volatile.Read(ref _last);

    /// <summary>True for a request that came so: what it seems to be may not be what it is.</summary>
    public static bool IsUntrusted(HttpContext context) => context.Features.Get<Sighting>() is not null;

    /// <summary>Before the forwarded headers are applied, when the peer is still the peer.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Connection.RemoteIpAddress is { } peer && Array.Exists(Headers, context.Request.Headers.ContainsKey) && !IsTrusted(peer))
        {
            var sighting = new Sighting(peer, clock.GetUtcNow());
            context.Features.Set(sighting);
            _untrusted.Add(1);
            if (Interlocked.Exchange(ref _last, sighting) is null)
            {
                Log.Untrusted(logger, peer);
            }
        }

        return next(context);
    }

    private bool IsTrusted(IPAddress peer)
    {
        var plain = peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer;
        return options.Value.KnownProxies.Contains(plain) || options.Value.KnownIPNetworks.Any(network => network.Contains(plain));
    }

    internal sealed record Sighting(IPAddress Peer, DateTimeOffset At);

    private static partial class Log
    {
        [LoggerMessage(6103, LogLevel.Warning, "Requests come from {Peer} with forwarded headers, which are not believed. If that is your proxy, name it in Axon:Proxies: until then everybody shares its address and HTTPS is taken for HTTP")]
        public static partial void Untrusted(ILogger logger, IPAddress peer);
    }
}
