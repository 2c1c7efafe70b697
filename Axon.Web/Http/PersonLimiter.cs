using System.Globalization;
using System.Threading.RateLimiting;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Axon.Web.Http;

/// <summary>How often one person may change something, by whatever way: an operation, a form, an address that acts when it is opened. Pages are read as often as people like.</summary>
/// <remarks>A bucket of <paramref name="burst"/> that gets <paramref name="perSecond"/> back each second, in this process. Refused with 429 and Retry-After.</remarks>
internal abstract class PersonLimiter(int perSecond, int burst) : IRateLimiterPolicy<string>
{
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (context, _) =>
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        (!HttpMethods.IsGet(httpContext.Request.Method) || HeadRequests.ActsOnGet(httpContext)) && httpContext.User.FindUserId() is { } user
            ? RateLimitPartition.GetTokenBucketLimiter(user.ToString(), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            })
            // Without a person it is refused as such.
            : RateLimitPartition.GetNoLimiter("");
}
