namespace Axon.Core.Infrastructure.Elasticsearch;

/// <summary>Which events dashboards count.</summary>
internal static class BehaviorQuery
{
    // Only the call to action counts as a click: links and menus are other things.
    private static readonly object OtherClicks = new
    {
        @bool = new
        {
            filter = new object[] { new { term = new { type = "CLICK" } } },
            must_not = new object[] { new { term = new { target = "enter" } } },
        },
    };

    private static readonly object Bots = new { term = new { suspectedBot = true } };

    /// <summary><c>from ≤ occurredAt &lt; to</c>, to the microsecond; relevant ones only.</summary>
    public static object Range(DateTimeOffset from, DateTimeOffset to, bool includeBots, params object[] more) => new
    {
        @bool = new
        {
            filter = (object[])[
                new { range = new { occurredMicros = new { gte = BehaviorDocument.Micros(from), lt = BehaviorDocument.Micros(to) } } },
                // Says nothing new, but by dates the server leaves out whole days without looking into them.
                new { range = new { occurredAt = new { gte = from.ToUnixTimeMilliseconds(), lte = to.ToUnixTimeMilliseconds(), format = "epoch_millis" } } },
                .. more],
            must_not = includeBots ? (object[])[OtherClicks] : [OtherClicks, Bots],
        },
    };
}
