using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Index;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Servers;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Search;

/// <summary>Whom Axon believes, and who believes Axon: authorities of certificates, and keys with as few rights as docs/decisions/0031-search.md says.</summary>
public sealed class SearchTrustTests(PrivateServers servers, SearchServers search) : IDisposable
{
    private readonly TestAuthority _ours = new();
    private readonly TestAuthority _theirs = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
    }

    [Fact]
    public async Task Tls_SignedByTheAuthorityOfTheCaFile_IsTrusted()
    {
        await using var proxy = new TlsProxy((await search.GetAsync(SearchKind.Elasticsearch)).Address, _ours.Issue());
        await using var store = await CreateAsync(proxy.Address, ("Search:CaFile", _ours.File));

        Assert.Equal([IndexOutcome.Stored], await store.WriteAsync(Browser("PAGE_VIEW", Evening)));
        Assert.Single(await store.Reader.ActivityAsync(new ActivityId(1), Evening, Evening.AddHours(1), false, Stop));
        Assert.True(proxy.Trusted > 0);
    }

    [Theory]
    [InlineData("no CA file")]
    [InlineData("the CA file of somebody else")]
    [InlineData("a certificate for another name")]
    public async Task Tls_ThatNobodyVouchesFor_IsRefusedBeforeAWordIsSaid(string what)
    {
        await using var proxy = new TlsProxy((await search.GetAsync(SearchKind.Elasticsearch)).Address, _ours.Issue(what == "a certificate for another name" ? "search.example" : null));
        (string, string?)[] settings = what switch
        {
            "no CA file" => [],
            "the CA file of somebody else" => [("Search:CaFile", _theirs.File)],
            _ => [("Search:CaFile", _ours.File)],
        };
        await using var store = await CreateAsync(proxy.Address, [.. settings, ("Search:ApiKey", "c2VjcmV0")]);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Browser("PAGE_VIEW", Evening)));

        Assert.Contains(Causes(failure), cause => cause is AuthenticationException);
        Assert.Contains("SSL", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, proxy.Trusted);
    }

    [Fact]
    public async Task ApiKey_WithTheRightsOfTheDocs_WritesReadsAndErases()
    {
        var node = await search.GetAsync(SearchKind.ElasticsearchSecured);
        await using var store = await CreateAsync(node.Address, ("Search:ApiKey", await KeyAsync(node)));
        var me = Guid.CreateVersion7();

        Assert.Equal([IndexOutcome.Stored], await store.WriteAsync(Browser("PAGE_VIEW", Evening, user: me)));
        Assert.Single(await store.Reader.ActivityAsync(new ActivityId(1), Evening, Evening.AddHours(1), false, Stop));
        Assert.Equal(1, (await store.Get<Axon.Core.Tracking.Personal.ErasePerson>().HandleAsync(new UserId(me), Stop)).Events);
    }

    [Fact]
    public async Task ApiKey_ThatIsWrong_FailsClosedAndSaysWhatToLookAt()
    {
        var node = await search.GetAsync(SearchKind.ElasticsearchSecured);
        var key = Convert.ToBase64String("nobody:knows-this-key-here"u8);
        await using var store = await CreateAsync(node.Address, ("Search:ApiKey", key));

        var writing = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Browser("PAGE_VIEW", Evening)));
        var reading = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Reader.ReachAsync(Evening, Evening.AddHours(1), false, Stop));

        Assert.All([writing, reading], failure => Assert.Contains("401", failure.Message, StringComparison.Ordinal));
        Assert.All([writing, reading], failure => Assert.DoesNotContain(key, failure.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rights_ToReadOnly_DoNotWriteAndSayWhichAreMissing()
    {
        var node = await search.GetAsync(SearchKind.ElasticsearchSecured);
        await using var store = await CreateAsync(node.Address, ("Search:User", SearchNode.Reader), ("Search:Password", SearchNode.Password));

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Browser("PAGE_VIEW", Evening)));

        Assert.Contains("403", failure.Message, StringComparison.Ordinal);
        Assert.Contains("unauthorized for user [axon-reader]", failure.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    /// <summary>Made at the server, as an operator does.</summary>
    private static async Task<string> KeyAsync(SearchNode node)
    {
        using var client = new HttpClient { BaseAddress = node.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SearchNode.Owner}:{SearchNode.Password}")));
        using var body = new StringContent(
            """{ "name": "axon", "role_descriptors": { "axon": { "cluster": ["monitor", "manage_index_templates"], "indices": [{ "names": ["*behavior-events*"], "privileges": ["read", "create", "delete", "manage"] }] } } }""",
            Encoding.UTF8,
            "application/json");
        using var answer = await client.PostAsync("/_security/api_key", body, Stop);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        // Keys are kept in an index of the server's own, which needs a module that this core of a server may lack.
        Assert.SkipWhen(json.ToString().Contains("Unknown filter type", StringComparison.Ordinal), "This Elasticsearch cannot keep API keys: " + json);
        Assert.True(answer.IsSuccessStatusCode, json.ToString());
        return json.GetProperty("encoded").GetString()!; // of every new key
    }

    private async Task<BehaviorStore> CreateAsync(Uri node, params (string Key, string? Value)[] settings) => await BehaviorStore.CreateAsync(
        servers, nameof(SearchTrustTests), [node], settings.Append(("Search:WritePatience", "00:00:01")).ToDictionary(setting => setting.Item1, setting => setting.Item2));
}
