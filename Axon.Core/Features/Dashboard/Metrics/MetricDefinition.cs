namespace Axon.Core.Features.Dashboard.Metrics;

/// <summary>What one number means. The only place in the product that computes it.</summary>
/// <param name="Name">Stable name for URLs, API, CSV and resource keys.</param>
/// <param name="UpIsGood">True when more is better; false when less is better; null when neither.</param>
/// <param name="Formula">In words, English, as the documentation prints it.</param>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">What it is divided by; null for plain counts and sums.</param>
public sealed record MetricDefinition(
    string Name,
    MetricUnit Unit,
    bool? UpIsGood,
    string Formula,
    Func<Figures, decimal?> Numerator,
    Func<Figures, decimal?>? Denominator = null)
{
    /// <summary>The value of the figures. A rate or average over nothing has no value; it is never 0 and never infinite.</summary>
    public MetricValue Of(Figures figures)
    {
        var numerator = Numerator(figures);
        if (Denominator is null)
        {
            return new MetricValue(this, numerator, null, null);
        }

        var denominator = Denominator(figures);
        decimal? value = numerator is null || denominator is null or 0 ? null : numerator / denominator;
        return new MetricValue(this, value, numerator, denominator);
    }
}
