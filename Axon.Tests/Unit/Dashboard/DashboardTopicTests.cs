using System.Collections.Concurrent;
using System.Globalization;
using Axon.Core.Dashboard;
using Axon.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Tests.Unit.Dashboard;

/// <summary>One loop tells all who watch; each hears in their own language.</summary>
public sealed class DashboardTopicTests
{
    private const int Pushes = 5;

    [Theory]
    [InlineData("ko-KR", "en-US")]
    [InlineData("en-US", "ko-KR")]
    public async Task Watchers_OfTwoLanguages_KeepThemWhoeverCameFirst(string first, string second)
    {
        var clock = Clocks.Still();
        using var topic = new DashboardTopic((_, _) => Task.FromResult(new FeedState(null, "read")), clock, NullLogger.Instance);
        ConcurrentQueue<string> early = new(), late = new();
        using var one = await WatchAsync(topic, first, early);
        using var two = await WatchAsync(topic, second, late);

        for (var push = 1; push <= Pushes; push++)
        {
            var heard = push;
            await Wait.UntilAsync("both were told", () => early.Count >= heard && late.Count >= heard - 1);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await Wait.UntilAsync("both were told the last one", () => early.Count > Pushes && late.Count >= Pushes);
        Assert.Equal((first, second), (Assert.Single(early.Distinct()), Assert.Single(late.Distinct())));
    }

    private static Task<IDisposable> WatchAsync(DashboardTopic topic, string language, ConcurrentQueue<string> heard) => Task.Run(() =>
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return topic.TrySubscribe(_ => heard.Enqueue(CultureInfo.CurrentUICulture.Name), () => { })!; // it has not ended
    });
}
