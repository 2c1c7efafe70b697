using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Accounts;

/// <summary>On an endpoint or page whose posts try passwords or make accounts: <see cref="AccountLimiter"/> counts them by address.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TriesPasswordAttribute : Attribute;

/// <summary>
/// How many tries at passwords one address has; reading is not limited. A try is taken before it is judged and given back when the password was right,
/// so that any number of people who know their password may sign in behind one address, and no number of parallel guesses beats the limit.
/// </summary>
internal sealed class AccountLimiter(IOptions<AccountLimits> limits, TimeProvider clock) : IMiddleware, IDisposable
{
    // More addresses than can be served in the minute after which one is forgotten.
    private readonly MemoryCache _buckets = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly Lock _lock = new();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<TriesPasswordAttribute>() is not null && Take(AddressOf(context)) is { } wait)
        {
            // The words come from the status pages, which are different for programs and people.
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return;
        }

        await next(context);
    }

    /// <summary>The password was right, or was not looked at: this request does not count.</summary>
    public void GiveBack(HttpContext context)
    {
        lock (_lock)
        {
            if (_buckets.TryGetValue(AddressOf(context), out Bucket? bucket) && bucket is not null)
            {
                bucket.Left = Math.Min(bucket.Left + 1, limits.Value.AttemptsPerAddressPerMinute);
            }
        }
    }

    /// <summary>One customer's line has a whole /64 of IPv6 addresses.</summary>
    internal static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        { } address => address.ToString(),
    };

    public void Dispose() => _buckets.Dispose();

    /// <summary>Null when there was a try left, else how long until there is one: they come back one by one over a minute.</summary>
    private TimeSpan? Take(string address)
    {
        var most = limits.Value.AttemptsPerAddressPerMinute;
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            var bucket = _buckets.GetOrCreate(address, entry =>
            {
                entry.Size = 1;
                entry.SlidingExpiration = TimeSpan.FromMinutes(1);
                return new Bucket { Left = most, At = now };
            })!; // made when missing
            bucket.Left = Math.Min(most, bucket.Left + (clock.GetElapsedTime(bucket.At, now).TotalMinutes * most));
            bucket.At = now;
            if (bucket.Left >= 1)
            {
                bucket.Left--;
                return null;
            }

            return TimeSpan.FromMinutes((1 - bucket.Left) / most);
        }
    }

    private sealed class Bucket
    {
        public double Left { get; set; }

        public long At { get; set; }
    }
}

/// <summary>Bound from the section <c>Accounts</c>.</summary>
public sealed class AccountLimits
{
    /// <summary>Wrong passwords and new accounts of one address in a minute. Right passwords do not count: offices and phone networks share addresses.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsPerAddressPerMinute { get; set; } = 60;
}

[OptionsValidator]
internal sealed partial class AccountLimitsValidator : IValidateOptions<AccountLimits>;
