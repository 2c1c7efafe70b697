using System.Globalization;
using System.Text.Json;

namespace Axon.Core.Tracking.Search;

/// <summary>What kind of server answers, and what it can do beyond searching. Asked, never assumed.</summary>
/// <param name="Version">Null when the server does not say, or not to us.</param>
/// <param name="HasIlm">Elasticsearch's index lifecycle management.</param>
/// <param name="HasIsm">OpenSearch's index state management.</param>
internal sealed record SearchServer(string Kind, string? Version, bool HasIlm, bool HasIsm)
{
    public const string Elasticsearch = "Elasticsearch";
    public const string OpenSearch = "OpenSearch";
    public const string IlmPolicies = "/_ilm/policy";
    public const string IsmPolicies = "/_plugins/_ism/policies";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Version}").TrimEnd();

    public static async Task<SearchServer> AskAsync(SearchCluster cluster, CancellationToken cancellationToken)
    {
        // Its front page says it all, if it has one.
        var front = await AskAsync(cluster, "/", cancellationToken);
        var version = front.IsOk && front.Json.TryGetProperty("version", out var said) ? said : default;
        var isOpenSearch = version.ValueKind == JsonValueKind.Object && version.TryGetProperty("distribution", out var name) && name.GetString() == "opensearch";
        var number = version.ValueKind == JsonValueKind.Object ? version.GetProperty("number").GetString() : await NodeVersionAsync(cluster, cancellationToken);
        return new SearchServer(
            isOpenSearch || (front.Product is null && version.ValueKind == JsonValueKind.Undefined) ? OpenSearch : Elasticsearch,
            number,
            HasIlm: (await AskAsync(cluster, IlmPolicies, cancellationToken)).IsOk,
            HasIsm: (await AskAsync(cluster, IsmPolicies, cancellationToken)).IsOk);
    }

    private static async Task<string?> NodeVersionAsync(SearchCluster cluster, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(cluster, "/_nodes/_local?filter_path=nodes.*.version", cancellationToken);
        return answer.IsOk && answer.Json.TryGetProperty("nodes", out var nodes) ? nodes.EnumerateObject().Select(node => node.Value.GetProperty("version").GetString()).FirstOrDefault() : null;
    }

    // What is forbidden to us is not there for us.
    private static Task<SearchAnswer> AskAsync(SearchCluster cluster, string path, CancellationToken cancellationToken) =>
        cluster.AskAsync(SearchRequest.Get(path) with { MayBeForbidden = true }, cancellationToken);
}
