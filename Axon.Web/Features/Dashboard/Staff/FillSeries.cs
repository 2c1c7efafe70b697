using Axon.Core.Dashboard;

namespace Axon.Web.Features.Dashboard.Staff;

/// <summary>A fill curve as few points as draw the same steps.</summary>
public static class FillSeries
{
    private static readonly int[] Factors = [1, 2, 5, 10];

    /// <summary>The first and last point and every point where something changed.</summary>
    public static IReadOnlyList<FillPoint> Changes(IReadOnlyList<FillPoint> points) =>
    [
        .. points.Where((point, index) => index == 0 || index == points.Count - 1
            || (point.Held, point.Paid) != (points[index - 1].Held, points[index - 1].Paid)),
    ];

    public static IReadOnlyList<Point> Of(IReadOnlyList<FillPoint> points, TimeZoneInfo zone) =>
        [.. Changes(points).Select(point => new Point(TimeZoneInfo.ConvertTime(point.At, zone).DateTime, point.Held, point.Paid))];

    /// <summary>The distance of the chart's lines: 1, 2 or 5 times a power of ten, so that at most five lines stand under <paramref name="highest"/>.</summary>
    public static double Step(double highest)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, highest / 5))));
        return Factors.Select(factor => factor * power).First(step => step * 5 >= highest);
    }

    /// <param name="At">Wall-clock time of the reader's zone.</param>
    public sealed record Point(DateTime At, double Held, double Paid);
}
