using System.ComponentModel.DataAnnotations;
using Axon.Web.Features.Accounts;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Payments;

/// <summary>How often one person may order, pay, cancel and ask for money back: none of it is worth more, and much of it asks the provider.</summary>
internal sealed class OrderLimiter(IOptions<OrderLimits> limits) : PersonLimiter(limits.Value.PerSecond, limits.Value.Burst)
{
    public const string Policy = "orders";
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
