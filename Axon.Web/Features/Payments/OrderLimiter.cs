using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Axon.Web.Features.Accounts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Payments;

/// <summary>How often one person may order, pay, cancel and ask for money back: none of it is worth more, and much of it asks the provider.</summary>
internal sealed class OrderLimiter(IOptions<OrderLimits> limits) : IRateLimiterPolicy<string>
{
    public const string Policy = "orders";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = (context, _) =>
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        httpContext.User.FindUserId() is { } user
            ? RateLimitPartition.GetTokenBucketLimiter(user.ToString(), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.Value.Burst,
                TokensPerPeriod = limits.Value.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            })
            // Without a person it is refused as such.
            : RateLimitPartition.GetNoLimiter("");
}

/// <summary>Configuration <c>OrderLimits:*</c>: changes of orders by one person.</summary>
internal sealed class OrderLimits
{
    [Range(1, 100_000)]
    public int PerSecond { get; set; } = 5;

    [Range(1, 100_000)]
    public int Burst { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class OrderLimitsValidator : IValidateOptions<OrderLimits>;
