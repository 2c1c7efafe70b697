using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>A topic that takes less at once than the client would send together.</summary>
public sealed class BatchSizeTests(KafkaServer kafka) : IAsyncLifetime
{
    private const int Small = 20_000;
    private KafkaBench _bench = null!; // InitializeAsync
    private KafkaBehaviorLog _log = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = new KafkaBench(await kafka.AddressAsync(), nameof(BatchSizeTests), options => options.Partitions = 1);
        _log = new KafkaBehaviorLog(_bench.Producer);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Events_OfWhichATopicTakesFewTogether_AreAllAccepted()
    {
        await _bench.LimitAsync(KafkaTopics.EventRaw, Small);

        var statuses = await _log.AppendAsync([.. Enumerable.Range(0, 500).Select(n => Event(n, 1000))], Stop);

        Assert.Equal(500, statuses.Count(status => status == EventStatus.Accepted));
        Assert.Equal(500, await _bench.EndAsync(KafkaTopics.EventRaw));
    }

    [Fact]
    public async Task Event_TooLargeAlone_IsRejectedAndNoOther()
    {
        await _bench.LimitAsync(KafkaTopics.EventRaw, Small);

        var statuses = await _log.AppendAsync([Event(1, 1000), Event(2, Small * 2), Event(3, 1000)], Stop);

        Assert.Equal([EventStatus.Accepted, EventStatus.Rejected, EventStatus.Accepted], statuses);
    }

    [Fact]
    public async Task Limit_LoweredWhileTheProcessRuns_CostsATryAndNoEvent()
    {
        Assert.Equal([EventStatus.Accepted], await _log.AppendAsync([Event(0, 1000)], Stop));
        await _bench.LimitAsync(KafkaTopics.EventRaw, Small);
        BehaviorEvent[] events = [.. Enumerable.Range(1, 300).Select(n => Event(n, 1000))];

        IReadOnlyList<EventStatus> statuses = [];
        await Wait.UntilAsync("they are taken", async () =>
        {
            try
            {
                statuses = await _log.AppendAsync(events, Stop);
                return true;
            }
            catch (StoreUnavailableException)
            {
                return false;
            }
        });

        Assert.Equal(events.Length, statuses.Count(status => status == EventStatus.Accepted));
    }

    /// <summary>Of noise, because what repeats itself is packed to nothing.</summary>
    private static BehaviorEvent Event(int seed, int length)
    {
        var noise = new byte[length * 3 / 4];
        new Random(seed).NextBytes(noise);
        return EventSamples.Event(new Random(seed)) with { Props = $$"""{"x":"{{Convert.ToBase64String(noise)}}"}""" };
    }
}
