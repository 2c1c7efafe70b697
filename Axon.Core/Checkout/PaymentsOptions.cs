using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout;

/// <summary>Bound from the section <c>Payments</c>.</summary>
public sealed class PaymentsOptions
{
    /// <summary>The provider's name in our rows.</summary>
    [Required, StringLength(16)]
    public string Provider { get; set; } = "toss";

    /// <summary>How long a buyer waits for the outcome of a charge before the answer is "we are checking"; the charge goes on behind it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ConfirmPatience { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How many charges of one order may be tried.</summary>
    [Range(1, 1000)]
    public int MostCharges { get; set; } = 10;

    /// <summary>When a begun call counts as left behind by a process that died. Longer than twice the time-out of the provider adapter, which may ask once more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AbandonedAfter { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>The first pause before the provider is asked about an unknown outcome; it doubles with every question.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan FirstCheckAfter { get; set; } = TimeSpan.FromSeconds(2);

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestCheckPause { get; set; } = TimeSpan.FromMinutes(10);
}

[OptionsValidator]
internal sealed partial class PaymentsOptionsValidator : IValidateOptions<PaymentsOptions>;
