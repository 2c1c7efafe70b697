using System.Diagnostics.CodeAnalysis;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Pipeline;
using Axon.Core.Tracking.Search;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Search;

/// <summary>What a server says about itself, and how it is told who asks.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The client factory disposes of its handlers")]
public sealed class SearchServerTests(PrivateServers servers, SearchServers search)
{
    [Theory]
    [InlineData(SearchKind.Elasticsearch, "Elasticsearch 8.")]
    [InlineData(SearchKind.OpenSearch, "OpenSearch 2.")]
    public async Task Server_Asked_SaysWhatItIsAndHowLargeItsIndexesAre(SearchKind kind, string begins)
    {
        await using var store = await CreateAsync(kind);
        await store.WriteAsync(Browser("PAGE_VIEW", Evening), Browser("PAGE_VIEW", Evening), Browser("PAGE_VIEW", Evening.AddHours(2)));

        var reading = await store.Get<ISearchReadings>().ReadAsync(CancellationToken.None);

        Assert.StartsWith(begins, reading.Server, StringComparison.Ordinal);
        // The server is everybody's: it is yellow for the moment in which another test makes an index.
        Assert.Contains(reading.Health, (string[])["green", "yellow"]);
        Assert.Equal((1, 3L), (reading.VersionInUse, reading.Events));
        Assert.Equal([2, 1, 0], reading.Indexes.Select(index => index.Events));
        Assert.Equal(DateOnly.FromDateTime(Evening.UtcDateTime), reading.Indexes[0].Day);
        Assert.True(reading.Bytes > 0);
    }

    [Fact]
    public async Task Server_Asked_ClaimsNoPartThatIsMissing()
    {
        await using var store = await CreateAsync(SearchKind.Elasticsearch);

        var server = await SearchServer.AskAsync(store.Get<SearchCluster>(), CancellationToken.None);

        Assert.False(server.HasIlm); // these servers are cores without their optional modules
        Assert.False(server.HasIsm);
    }

    [Fact]
    public async Task Password_RightAndWrong_OpensAndDoesNot()
    {
        await using var right = await CreateAsync(SearchKind.ElasticsearchSecured, ("Search:User", SearchNode.User), ("Search:Password", SearchNode.Password));
        await using var wrong = await CreateAsync(SearchKind.ElasticsearchSecured, ("Search:User", SearchNode.User), ("Search:Password", "guess"));
        await using var nobody = await CreateAsync(SearchKind.ElasticsearchSecured);

        await right.WriteAsync(Browser("PAGE_VIEW", Evening));

        Assert.Single(await right.Reader.ActivityAsync(new ActivityId(1), Evening, Evening.AddHours(1), false, CancellationToken.None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => wrong.WriteAsync(Browser("PAGE_VIEW", Evening)));
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => nobody.Reader.ReachAsync(Evening, Evening.AddHours(1), false, CancellationToken.None));
        Assert.DoesNotContain("guess", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiKey_IsSentAsOneAndShownToNobody()
    {
        List<string?> sent = [];
        var faults = new BulkFaults
        {
            Request = (request, _) =>
            {
                sent.Add(request.Headers.Authorization?.ToString());
                return 401;
            },
        };
        await using var store = await BehaviorStore.CreateAsync(
            servers, nameof(SearchServerTests), [new Uri("http://127.0.0.1:1")], new Dictionary<string, string?> { ["Search:ApiKey"] = "c2VjcmV0" }, services => services.AddSingleton(SearchTrust.Invoker(inner => { faults.InnerHandler = inner; return faults; })));

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Browser("PAGE_VIEW", Evening)));

        Assert.Equal(["ApiKey c2VjcmV0"], sent);
        Assert.DoesNotContain("c2VjcmV0", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Search:User", "someone", "Password")]
    [InlineData("Search:Prefix", "Bad_Prefix", "Prefix")]
    [InlineData("Search:CaFile", "/nowhere/ca.pem", "CaFile")]
    [InlineData("Search:PageSize", "10001", "PageSize")]
    public async Task Settings_ThatCannotBe_StopTheStartAndAreNamed(string key, string value, string named)
    {
        await using var store = await BehaviorStore.CreateAsync(servers, nameof(SearchServerTests), [new Uri("http://127.0.0.1:1")], new Dictionary<string, string?> { [key] = value });

        var failure = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(store.Get<SearchCluster>);

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    private async Task<BehaviorStore> CreateAsync(SearchKind kind, params (string Key, string? Value)[] settings) =>
        await BehaviorStore.CreateAsync(servers, nameof(SearchServerTests), [(await search.GetAsync(kind)).Address], settings.ToDictionary(setting => setting.Key, setting => setting.Value));
}
