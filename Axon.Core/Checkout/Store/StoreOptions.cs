using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Store;

/// <summary>Plain purchases. Bound from the section <c>Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>How long a begun purchase keeps its units.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PayWithin { get; set; } = TimeSpan.FromMinutes(10);

    [Range(1, 1000)]
    public int MaxQuantity { get; set; } = 10;

    /// <summary>How many purchases of one person may wait for their payment at a time. They keep units from everybody else.</summary>
    [Range(1, 1000)]
    public int MostUnpaid { get; set; } = 5;

    /// <summary>How many units they may keep together.</summary>
    [Range(1, 100_000)]
    public int MostUnpaidUnits { get; set; } = 20;

    /// <summary>Days after the payment; fewer than seven need a ground in law.</summary>
    [Range(0, 365)]
    public int RefundDays { get; set; } = 7;
}

[OptionsValidator]
internal sealed partial class StoreOptionsValidator : IValidateOptions<StoreOptions>;
