using System.Text.Json.Nodes;

namespace Axon.Core.Infrastructure.Elasticsearch;

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
