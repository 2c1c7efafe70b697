using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Rejected;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Contracts.Kafka;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Search;

/// <summary>Somebody is erased while events of theirs are still in the stream, and the stream is read again later.</summary>
public sealed class ErasureOnTheWayTests(PrivateServers servers, SearchServers search, KafkaServer kafka) : IAsyncLifetime
{
    private readonly Guid _me = Guid.CreateVersion7();
    private readonly Guid _phone = Guid.CreateVersion7();
    private readonly Guid _visit = Guid.CreateVersion7();
    private BehaviorStore _store = null!; // InitializeAsync
    private KafkaBench _bench = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await BehaviorStore.CreateAsync(servers, nameof(ErasureOnTheWayTests), [(await search.GetAsync(SearchKind.Elasticsearch)).Address]);
        _bench = new KafkaBench(await kafka.AddressAsync(), nameof(ErasureOnTheWayTests));
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Erase_WhileTheStreamIsNotRead_HoldsForWhatIsReadLaterAndForTheWholeStreamReadAgain()
    {
        await SendAsync(Browser("PAGE_VIEW", Evening, _phone, _visit), Browser("PAGE_VIEW", Evening, Guid.CreateVersion7()));
        await ReadAsync(1);
        // That the phone is theirs stands in the stream only: nobody knows it when they ask to be forgotten.
        await SendAsync(Browser("CLICK", Evening.AddMinutes(1), _phone, _visit, _me), Browser("SCROLL_DEPTH", Evening.AddMinutes(2), _phone, _visit), Fact("PURCHASE", Evening.AddMinutes(3), _me, 1));
        var receipt = await _store.Get<ErasePerson>().HandleAsync(new UserId(_me), Stop);

        await ReadAsync(1);
        await SendAsync(Browser("ENGAGEMENT", Evening.AddMinutes(4), _phone, _visit));
        await ReadAsync(1);
        await AssertForgottenAsync();
        await ReadAsync(2);
        await AssertForgottenAsync();

        Assert.Equal(0, receipt.Events);
    }

    [Fact]
    public async Task Erase_WhileTheIndexWrites_TakesWhatWasWrittenMeanwhile()
    {
        var inner = new Meanwhile(_store.Get<Axon.Core.Tracking.Search.SearchBehaviorIndex>(), () => _store.Get<ErasePerson>().HandleAsync(new UserId(_me), Stop));
        var index = new ForgettingIndex(inner, _store.Get<ErasureStore>(), _store.Get<PersonRecordStore>(), _store.Get<IPersonalData>());

        var verdicts = await index.WriteAsync([Browser("CLICK", Evening, _phone, _visit, _me), Browser("PAGE_VIEW", Evening, _phone, _visit), Browser("PAGE_VIEW", Evening)], Stop);

        Assert.Equal([IndexOutcome.Erased, IndexOutcome.Erased, IndexOutcome.Stored], verdicts.Select(verdict => verdict.Outcome));
        await _store.RefreshAsync();
        Assert.Equal(1, await _store.CountAsync());
    }

    private async Task SendAsync(params BehaviorEvent[] events) => await new KafkaBehaviorLog(_bench.Producer).AppendAsync(events, Stop);

    /// <summary>Lets an indexer of a version read all that there is.</summary>
    private async Task ReadAsync(int version)
    {
        var index = new Versioned(_store.Get<IBehaviorIndex>(), version);
        var indexer = new IndexEvents(_bench.Events(), index, _store.Get<VisitorStore>(), _store.Get<BadRowLog>(), new BehaviorMetrics(_bench.Meters), TimeProvider.System);
        await using var reader = TestReader.Start(indexer.HandleAsync);
        var group = version == 1 ? IndexEvents.Group : $"{IndexEvents.Group}.v{version}";
        await Wait.UntilAsync("all is read", async () => await _bench.LagAsync(KafkaTopics.EventRaw, group) == 0);
    }

    private async Task AssertForgottenAsync()
    {
        await _store.RefreshAsync();
        var rows = await _store.Reader.ActivityAsync(new ActivityId(1), Evening, Evening.AddDays(1), false, Stop);
        Assert.Equal(["PAGE_VIEW", "PURCHASE"], rows.Select(row => row.Kind));
        Assert.Equal(1, await _store.Database.ScalarAsync<int>("SELECT COUNT(*) FROM visitor"));
        Assert.Equal(0, await _store.Database.ScalarAsync<int>("SELECT COUNT(*) FROM visitor_identity") + await _store.Database.ScalarAsync<int>("SELECT COUNT(*) FROM session_identity"));
    }

    /// <summary>Lets a reader begin with the oldest event, as a new form of the index does.</summary>
    private sealed class Versioned(IBehaviorIndex index, int version) : IBehaviorIndex
    {
        public int Version => version;

        public Task<IReadOnlyList<IndexVerdict>> WriteAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken) => index.WriteAsync(events, cancellationToken);
    }

    private sealed class Meanwhile(IBehaviorIndex index, Func<Task> act) : IBehaviorIndex
    {
        public async Task<IReadOnlyList<IndexVerdict>> WriteAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
        {
            await act();
            return await index.WriteAsync(events, cancellationToken);
        }
    }
}
