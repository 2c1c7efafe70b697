namespace Axon.Tests.Bench;

/// <summary>The middle of an odd number of measurements.</summary>
internal static class Median
{
    public static double Of(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
