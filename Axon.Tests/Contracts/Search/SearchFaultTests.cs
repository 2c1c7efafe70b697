using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Axon.Core.Facts;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Pipeline;
using Axon.Core.Tracking.Search;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Search;

/// <summary>A search cluster that is busy, picky, restarted or away.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The client factory disposes of its handlers")]
public sealed class SearchFaultTests(PrivateServers servers, SearchServers search)
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(500)]
    public async Task Items_ThatTheServerIsTooBusyFor_AreSentAgainAlone(int status)
    {
        var faults = new BulkFaults { Item = (document, bulk) => bulk == 0 && document["seq"]!.GetValue<int>() % 3 == 0 ? status : null };
        await using var store = await CreateAsync(faults, SearchKind.Elasticsearch);

        var outcomes = await store.WriteAsync(Numbered(9));

        Assert.All(outcomes, outcome => Assert.Equal(IndexOutcome.Stored, outcome));
        Assert.Equal([9, 3], faults.Bulks);
        Assert.Equal(9, await CountAsync(store));
    }

    [Fact]
    public async Task Items_ThatTheServerCallsWrong_AreRefusedAndStopNoOther()
    {
        var faults = new BulkFaults { Item = (document, _) => document["seq"]!.GetValue<int>() == 4 ? 400 : null };
        await using var store = await CreateAsync(faults, SearchKind.Elasticsearch);

        var verdicts = await store.Get<IBehaviorIndex>().WriteAsync(Numbered(9), CancellationToken.None);

        Assert.Equal(new IndexVerdict(IndexOutcome.Refused, "document_parsing_exception"), verdicts[4]);
        Assert.Equal(8, verdicts.Count(verdict => verdict.Outcome == IndexOutcome.Stored));
        Assert.Equal([9], faults.Bulks);
        await store.RefreshAsync();
        Assert.Equal(8, await CountAsync(store));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    public async Task Items_ThatAreNeverTaken_AreNotRefusedButTheStoreIsAway(int status)
    {
        await using var store = await CreateAsync(new BulkFaults { Item = (document, _) => document["seq"]!.GetValue<int>() == 4 ? status : null }, SearchKind.Elasticsearch);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Numbered(9)));

        Assert.Equal("search", failure.Store);
        await store.RefreshAsync();
        Assert.Equal(8, await CountAsync(store));
    }

    [Theory]
    [InlineData(413, RejectReason.Oversize)]
    [InlineData(400, RejectReason.Schema)]
    public async Task Request_RefusedForOneEventsSake_LosesThatEventOnly(int status, string reason)
    {
        var faults = new BulkFaults { Request = (request, body) => request.RequestUri!.AbsolutePath == "/_bulk" && body.Contains("\"seq\":6", StringComparison.Ordinal) ? status : null };
        await using var store = await CreateAsync(faults, SearchKind.Elasticsearch);

        var verdicts = await store.Get<IBehaviorIndex>().WriteAsync(Numbered(9), CancellationToken.None);

        Assert.Equal(new IndexVerdict(IndexOutcome.Refused, reason), verdicts[6]);
        Assert.Equal(8, verdicts.Count(verdict => verdict.Outcome == IndexOutcome.Stored));
    }

    [Fact]
    public async Task Answer_ThatGetsLost_DoublesNothing()
    {
        var faults = new BulkFaults { AfterBulk = number => number == 0 ? throw new HttpRequestException("lost", new SocketException((int)SocketError.ConnectionReset)) : Task.CompletedTask };
        await using var store = await CreateAsync(faults, SearchKind.Elasticsearch);

        var outcomes = await store.WriteAsync(Numbered(9));

        Assert.All(outcomes, outcome => Assert.Equal(IndexOutcome.AlreadyThere, outcome));
        Assert.Equal(9, await CountAsync(store));
    }

    [Theory]
    [InlineData("too_late", 0, 8)]
    [InlineData("from_future", 0, -1)]
    [InlineData("expired", 400, 0)]
    public async Task Event_OutsideOfItsWindow_IsRefused(string reason, int daysAgo, int daysLate)
    {
        await using var store = await CreateAsync(new BulkFaults(), SearchKind.Elasticsearch);
        var at = Evening.AddDays(-daysAgo);

        var verdicts = await store.Get<IBehaviorIndex>().WriteAsync([Browser("PAGE_VIEW", at) with { ReceivedAt = at.AddDays(daysLate) }, Browser("PAGE_VIEW", Evening)], CancellationToken.None);

        Assert.Equal([new IndexVerdict(IndexOutcome.Refused, reason), new IndexVerdict(IndexOutcome.Stored)], verdicts);
    }

    [Fact]
    public async Task Fact_ThatComesLate_IsStored()
    {
        await using var store = await CreateAsync(new BulkFaults(), SearchKind.Elasticsearch);

        Assert.Equal([IndexOutcome.Stored], await store.WriteAsync(Fact("PURCHASE", Evening, Guid.CreateVersion7(), 1) with { ReceivedAt = Evening.AddDays(30) }));
    }

    [Fact]
    public async Task Node_ThatIsAway_IsLeftOut()
    {
        var real = (await search.GetAsync(SearchKind.Elasticsearch)).Address;
        await using var store = await BehaviorStore.CreateAsync(servers, nameof(SearchFaultTests), [Nobody(), real, Nobody()]);

        Assert.All(await store.WriteAsync(Numbered(30)), outcome => Assert.Equal(IndexOutcome.Stored, outcome));
        Assert.Equal(30, await CountAsync(store));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Node_ThatCannotAnswerNow_IsFollowedByTheNext(int status)
    {
        var real = (await search.GetAsync(SearchKind.Elasticsearch)).Address;
        var other = new UriBuilder(real) { Host = "localhost" }.Uri;
        var faults = new BulkFaults { Request = (request, _) => request.RequestUri!.Host == "localhost" ? status : null };
        await using var store = await BehaviorStore.CreateAsync(servers, nameof(SearchFaultTests), [other, real], null, Between(faults));

        Assert.All(await store.WriteAsync(Numbered(30)), outcome => Assert.Equal(IndexOutcome.Stored, outcome));
    }

    [Fact]
    public async Task Cluster_ThatIsAway_IsAnErrorForWritersAndReadersAndNeverAZero()
    {
        await using var store = await BehaviorStore.CreateAsync(servers, nameof(SearchFaultTests), [Nobody()], Impatient);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Numbered(3)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Reader.ActivityAsync(new ActivityId(1), Evening, Evening.AddDays(1), false, CancellationToken.None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Reader.ReachAsync(Evening, Evening.AddDays(1), false, CancellationToken.None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Readings.LastReceivedAsync(CancellationToken.None));
        Assert.True((await store.Get<ISearchReadings>().ReadAsync(CancellationToken.None)).IsAway);
    }

    [Fact]
    public async Task Index_ThatIsMissing_IsAnErrorAndNeverAZero()
    {
        await using var store = await CreateAsync(new BulkFaults(), SearchKind.OpenSearch);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Reader.ActivityAsync(new ActivityId(1), Evening, Evening.AddDays(1), false, CancellationToken.None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Reader.ReachAsync(Evening, Evening.AddDays(1), false, CancellationToken.None));
    }

    [Fact]
    public async Task Server_KilledAmongBulks_LosesAndDoublesNothing()
    {
        await using var own = await SearchNode.StartOwnAsync(SearchKind.OpenSearch);
        var faults = new BulkFaults
        {
            AfterBulk = async number =>
            {
                if (number == 10)
                {
                    await own.KillAsync();
                    throw new HttpRequestException("killed before it answered");
                }
            },
        };
        await using var store = await BehaviorStore.CreateAsync(
            servers, nameof(SearchFaultTests), [own.Address], new Dictionary<string, string?> { ["Search:BulkSize"] = "100", ["Search:PageSize"] = "1000", ["Search:WritePatience"] = "00:01:30", ["Search:ReadPatience"] = "00:00:30" }, Between(faults));
        var events = Numbered(3_000);

        var writing = store.Get<IBehaviorIndex>().WriteAsync(events, CancellationToken.None);
        var restarting = RestartAsync(own, writing);
        var verdicts = await writing;
        await restarting;
        await store.RefreshAsync();

        Assert.DoesNotContain(verdicts, verdict => verdict.Outcome == IndexOutcome.Refused);
        Assert.Equal(100, verdicts.Count(verdict => verdict.Outcome == IndexOutcome.AlreadyThere));
        var rows = await store.Reader.ActivityAsync(new ActivityId(1), Evening, Evening.AddDays(2), false, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 3_000), rows.Select(row => row.Seq).Order());
    }

    private static async Task RestartAsync(SearchNode node, Task writing)
    {
        while (node.IsUp && !writing.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        if (!node.IsUp)
        {
            await node.StartAsync();
        }
    }

    private static Dictionary<string, string?> Impatient => new() { ["Search:WritePatience"] = "00:00:00.5", ["Search:ReadPatience"] = "00:00:00.2", ["Search:BulkSize"] = "100" };

    private static BehaviorEvent[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(n => Browser("PAGE_VIEW", Evening.AddSeconds(n), Guid.CreateVersion7()) with { Seq = n })];

    private static Uri Nobody() => new($"http://127.0.0.1:{FreePort.Next()}");

    private static Action<IServiceCollection> Between(BulkFaults faults) => services => services.AddSingleton(SearchTrust.Invoker(inner => { faults.InnerHandler = inner; return faults; }));

    private static async Task<int> CountAsync(BehaviorStore store) =>
        (await store.Reader.ActivityAsync(new ActivityId(1), Evening, Evening.AddDays(1), false, CancellationToken.None)).Count;

    private async Task<BehaviorStore> CreateAsync(BulkFaults faults, SearchKind kind) =>
        await BehaviorStore.CreateAsync(servers, nameof(SearchFaultTests), [(await search.GetAsync(kind)).Address], Impatient, Between(faults));
}
