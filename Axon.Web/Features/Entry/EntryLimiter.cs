using System.Globalization;
using System.Threading.RateLimiting;
using Axon.Web.Features.Accounts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Entry;

/// <summary>How often one person may knock. The gate gives them one place however often they do; this keeps them from drowning the others.</summary>
internal sealed class EntryLimiter(IOptions<EntryLimits> limits) : IRateLimiterPolicy<string>
{
    public const string Policy = "entry";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (context, _) =>
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        // Pages are read as often as people like; taking and giving up count together, by whatever way.
        !HttpMethods.IsGet(httpContext.Request.Method) && !HttpMethods.IsHead(httpContext.Request.Method) && httpContext.User.FindUserId() is { } user
            ? RateLimitPartition.GetTokenBucketLimiter(user.ToString(), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.Value.Burst,
                TokensPerPeriod = limits.Value.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            })
            // Without a person it is refused as such.
            : RateLimitPartition.GetNoLimiter("");
}
