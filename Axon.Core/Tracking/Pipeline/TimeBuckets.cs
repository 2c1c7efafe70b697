namespace Axon.Core.Tracking.Pipeline;

/// <summary>Durations counted by size, so that those of several processes can be added up: a percentile of all is made from the sum, never from percentiles.</summary>
public static class TimeBuckets
{
    private static readonly double[] Bounds =
        [.001, .0015, .002, .003, .004, .006, .008, .012, .016, .025, .035, .05, .07, .1, .15, .2, .3, .4, .6, .8, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 36, 60];

    /// <summary>Upper ends in seconds, each at most half as long again as the one before; what is longer than all is counted behind the last.</summary>
    public static IReadOnlyList<double> Ends => Bounds;

    public static int Count => Bounds.Length + 1;

    public static int IndexOf(double seconds)
    {
        var found = Array.BinarySearch(Bounds, seconds);
        return found >= 0 ? found : ~found;
    }

    public static long[] Sum(IEnumerable<long[]> several)
    {
        var sum = new long[Count];
        foreach (var counts in several)
        {
            for (var bucket = 0; bucket < Math.Min(counts.Length, sum.Length); bucket++)
            {
                sum[bucket] += counts[bucket];
            }
        }

        return sum;
    }

    /// <summary>The duration that this share of them did not exceed, taken as evenly spread within its bucket; null when there are none.</summary>
    public static double? Quantile(long[] counts, double share)
    {
        var wanted = counts.Sum() * share;
        if (wanted <= 0)
        {
            return null;
        }

        double before = 0;
        for (var bucket = 0; bucket < Bounds.Length; bucket++)
        {
            if (before + counts[bucket] >= wanted)
            {
                var start = bucket == 0 ? 0 : Bounds[bucket - 1];
                return start + ((Bounds[bucket] - start) * (wanted - before) / counts[bucket]);
            }

            before += counts[bucket];
        }

        return Bounds[^1];
    }
}
