using System.Text.Json;
using System.Text.Json.Nodes;

namespace Axon.Core.Tracking.Search;

/// <summary>Templates of versions, and the alias that says which version readers read.</summary>
internal sealed class SearchAliases(SearchCluster cluster, SearchLifecycle lifecycle, BehaviorNames names)
{
    /// <summary>The versions that readers read: none before the first start, one afterwards.</summary>
    public async Task<IReadOnlyList<int>> InUseAsync(CancellationToken cancellationToken)
    {
        var answer = await cluster.TellAsync(SearchRequest.Get($"/_alias/{names.Alias}"), cancellationToken);
        return answer.Status == 404
            ? []
            : [.. answer.OrThrow().Json.EnumerateObject().Select(index => names.Read(index.Name)?.Version).OfType<int>().Distinct().Order()];
    }

    public async Task PutTemplateAsync(bool inUse, CancellationToken cancellationToken)
    {
        var policy = await lifecycle.PutAsync(cancellationToken);
        (await cluster.TellAsync(SearchRequest.Put($"/_index_template/{names.Family}", BehaviorMapping.Template(names, inUse, policy)), cancellationToken)).OrThrow();
    }

    /// <summary>New days of an older version do not join the readers any more. Its form is known to its own program only, so it is kept as it is.</summary>
    public async Task RetireAsync(BehaviorNames older, CancellationToken cancellationToken)
    {
        var answer = await cluster.TellAsync(SearchRequest.Get($"/_index_template/{older.Family}"), cancellationToken);
        if (answer.Status != 404 && JsonNode.Parse(answer.OrThrow().Json.GetRawText())?["index_templates"]?[0]?["index_template"] is JsonObject template)
        {
            (template["template"] as JsonObject)?.Remove("aliases");
            (await cluster.TellAsync(SearchRequest.Put($"/_index_template/{older.Family}", template), cancellationToken)).OrThrow();
        }
    }

    /// <summary>Readers read this version's days instead of the older ones', from one moment to the next.</summary>
    public async Task PointAsync(IEnumerable<BehaviorNames> older, CancellationToken cancellationToken)
    {
        object[] actions =
        [
            new { add = new { index = names.Pattern, alias = names.Alias } },
            .. older.Select(version => new { remove = new { index = version.Pattern, alias = names.Alias } }),
        ];
        (await cluster.TellAsync(SearchRequest.Post("/_aliases", new { actions }), cancellationToken)).OrThrow();
    }
}

/// <summary>One request to the cluster. Each of ours may be sent twice: writes carry their ids, everything else states what shall be.</summary>
/// <param name="Path">Relative, with its query. Only names of ours go into it.</param>
internal sealed record SearchRequest(HttpMethod Method, string Path, ReadOnlyMemory<byte> Body = default, string ContentType = SearchRequest.Json)
{
    /// <summary>Being forbidden is an answer too, not a failure of the settings.</summary>
    public bool MayBeForbidden { get; init; }

    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";

    public static SearchRequest Get(string path) => new(HttpMethod.Get, path);

    public static SearchRequest Delete(string path) => new(HttpMethod.Delete, path);

    public static SearchRequest Put<T>(string path, T body) => new(HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(body));

    public static SearchRequest Post<T>(string path, T body) => new(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body));
}
