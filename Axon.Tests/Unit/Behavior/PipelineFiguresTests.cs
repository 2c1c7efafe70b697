using Axon.Core.Tracking.Pipeline;

namespace Axon.Tests.Unit.Behavior;

public sealed class PipelineFiguresTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Figures_OfTwoProcesses_AreAddedUp()
    {
        var figures = PipelineFigures.Of(
        [
            Process(("axon.behavior.events|Accepted|none", 60), ("axon.behavior.events|Rejected|too_late", 2), ("axon.behavior.requests_refused|too_large", 1)),
            Process(("axon.behavior.events|Accepted|none", 30), ("axon.behavior.events|Duplicate|none", 4), ("axon.behavior.events|Rejected|too_late", 3), ("axon.kafka.send_errors|axon.event.raw|timed out", 5)),
        ]);

        Assert.Equal((90, 4, 6), (figures.Accepted, figures.Duplicate, figures.Rejected));
        Assert.Equal([new ReasonCount("too_late", 5), new ReasonCount("too_large", 1)], figures.Reasons);
        Assert.Equal([new ReasonCount("timed out", 5)], figures.SendErrors);
        Assert.Equal((60 + 2 + 30 + 4 + 3) / 60.0, figures.EventsPerSecond, 6);
        Assert.Null(figures.Bulk);
    }

    /// <summary>The mean of two p95 would be half a second; 95 of 100 requests took ten milliseconds.</summary>
    [Fact]
    public void Percentile_OfTwoProcesses_IsThatOfAllTogether()
    {
        var (quick, slow) = (Times(.010, 96), Times(1, 4));

        var figures = PipelineFigures.Of([Process(quick), Process(slow)]);

        Assert.Equal(100, figures.Bulks);
        Assert.InRange(figures.Bulk!.Value, .008, .012);
        Assert.InRange(PipelineFigures.Of([Process(slow)]).Bulk!.Value, .8, 1);
    }

    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.05)]
    [InlineData(0.055)]
    [InlineData(17.5)]
    [InlineData(60)]
    public void Buckets_OfOneDuration_AnswerCloseToIt(double seconds)
    {
        var counts = new long[TimeBuckets.Count];
        counts[TimeBuckets.IndexOf(seconds)] = 1000;

        Assert.InRange(TimeBuckets.Quantile(counts, .95)!.Value, seconds / 1.51, Math.Max(.001, seconds * 1.51));
        Assert.Null(TimeBuckets.Quantile(new long[TimeBuckets.Count], .95));
    }

    [Fact]
    public void Buckets_LongerThanAll_AreSaidToBeTheLongest() => Assert.Equal(60, TimeBuckets.Quantile([.. new long[TimeBuckets.Count - 1], 3], .95));

    private static ProcessHeartbeat Process(params (string Key, long Count)[] counts) =>
        Sign(new MetricWindow(60, counts.ToDictionary(one => one.Key, one => one.Count), new Dictionary<string, long[]>()));

    private static ProcessHeartbeat Process(long[] times) => Sign(new MetricWindow(60, new Dictionary<string, long>(), new Dictionary<string, long[]> { ["axon.search.bulk"] = times }));

    private static ProcessHeartbeat Sign(MetricWindow window) => new(Guid.CreateVersion7(), "a:1", "all", true, Noon, Noon, [], window, window);

    private static long[] Times(double seconds, int count)
    {
        var times = new long[TimeBuckets.Count];
        times[TimeBuckets.IndexOf(seconds)] = count;
        return times;
    }
}
