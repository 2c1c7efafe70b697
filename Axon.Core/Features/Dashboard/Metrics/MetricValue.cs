namespace Axon.Core.Features.Dashboard.Metrics;

/// <param name="Value">Null when there is nothing to compute it from.</param>
/// <param name="Numerator">Set for rates and averages.</param>
/// <param name="Denominator">Set for rates and averages.</param>
public sealed record MetricValue(MetricDefinition Metric, decimal? Value, decimal? Numerator, decimal? Denominator)
{
    /// <summary>
    /// 95 % Wilson score interval of a rate whose numerator is part of its denominator and n &lt; 1,000; otherwise null.
    /// Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference".
    /// </summary>
    public (double Low, double High)? Interval()
    {
        if (Metric.Unit != MetricUnit.RATE || Numerator is not { } k || Denominator is not { } n || n is 0 or >= 1000 || k > n)
        {
            return null;
        }

        const double z = 1.959963984540054;
        var count = (double)n;
        var share = (double)k / count;
        var centre = share + (z * z / (2 * count));
        var spread = z * Math.Sqrt((share * (1 - share) / count) + (z * z / (4 * count * count)));
        var scale = 1 + (z * z / count);
        return (Math.Max(0, (centre - spread) / scale), Math.Min(1, (centre + spread) / scale));
    }

    /// <summary>A rate over fewer than 30 says too little to compare.</summary>
    public bool SmallSample => Metric.Unit == MetricUnit.RATE && Denominator is < 30;
}
