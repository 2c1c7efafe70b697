using System.ComponentModel.DataAnnotations;

namespace Axon.Core.Features.Store;

/// <summary>Plain purchases. Bound from the section <c>Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>How long a begun purchase keeps its units.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PayWithin { get; set; } = TimeSpan.FromMinutes(10);

    [Range(1, 1000)]
    public int MaxQuantity { get; set; } = 10;

    [Range(0, 365)]
    public int RefundDays { get; set; } = 7;
}
