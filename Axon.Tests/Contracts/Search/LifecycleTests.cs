using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Nodes;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Search;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Contracts.Search;

/// <summary>Policies of the cluster's own, by what is sent: the servers here come without these parts.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The client factory disposes of its handlers")]
public sealed class LifecycleTests(PrivateServers servers, SearchServers search)
{
    private readonly Dictionary<string, JsonNode> _put = [];

    [Fact]
    public async Task Elasticsearch_WithIlm_GetsAPolicyThatItsDaysName()
    {
        await PrepareAsync("/_ilm/policy", HttpStatusCode.OK);

        var (path, policy) = Assert.Single(_put, put => put.Key.StartsWith("/_ilm/policy/t", StringComparison.Ordinal));
        Assert.Equal("30d", (string?)policy["policy"]?["phases"]?["delete"]?["min_age"]);
        var settings = Assert.Single(_put, put => put.Key.StartsWith("/_index_template/", StringComparison.Ordinal)).Value["template"]?["settings"];
        Assert.Equal((path["/_ilm/policy/".Length..], true), ((string?)settings?["index.lifecycle.name"], (bool?)settings?["index.lifecycle.parse_origination_date"]));
    }

    [Fact]
    public async Task OpenSearch_WithIsm_ChangesThePolicyThatIsThere()
    {
        await PrepareAsync("/_plugins/_ism/policies", HttpStatusCode.OK);

        var (path, policy) = Assert.Single(_put, put => put.Key.StartsWith("/_plugins/", StringComparison.Ordinal));
        Assert.EndsWith("?if_seq_no=7&if_primary_term=2", path, StringComparison.Ordinal);
        Assert.Equal("30d", (string?)policy["policy"]?["states"]?[0]?["transitions"]?[0]?["conditions"]?["min_index_age"]);
    }

    [Theory]
    [InlineData("/_ilm/policy")]
    [InlineData("/_plugins/_ism/policies")]
    public async Task Cluster_ThatRefusesThePolicy_IsUsedWithoutIt(string part)
    {
        await PrepareAsync(part, HttpStatusCode.Forbidden);

        Assert.Null(_put.Single(put => put.Key.StartsWith("/_index_template/", StringComparison.Ordinal)).Value["template"]?["settings"]?["index.lifecycle.name"]);
    }

    /// <summary>On a real server that claims to have one part more.</summary>
    private async Task PrepareAsync(string part, HttpStatusCode toThePolicy)
    {
        var node = await search.GetAsync(SearchKind.OpenSearch);
        await using var store = await BehaviorStore.CreateAsync(
            servers,
            nameof(LifecycleTests),
            [node.Address],
            new Dictionary<string, string?> { ["Behavior:IndexRetentionDays"] = "30" },
            services => services.AddSingleton(SearchTrust.Invoker(inner => new Claims(part, toThePolicy, _put) { InnerHandler = inner })));
        await store.Get<IDailyIndexes>().PrepareAsync(CancellationToken.None);
    }

    private sealed class Claims(string part, HttpStatusCode toThePolicy, Dictionary<string, JsonNode> put) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.PathAndQuery; // requests of ours have an address
            if (request.Method == HttpMethod.Put)
            {
                put[path] = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!; // puts of ours have a body
            }

            if (!path.StartsWith(part, StringComparison.Ordinal))
            {
                // A template that names a policy is refused by a server without that part.
                return path.StartsWith("/_index_template/", StringComparison.Ordinal) ? Answer(HttpStatusCode.OK, "{}") : await base.SendAsync(request, cancellationToken);
            }

            return request.Method == HttpMethod.Get ? Answer(HttpStatusCode.OK, """{"_seq_no":7,"_primary_term":2}""") : Answer(toThePolicy, "{}");
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
    }
}
