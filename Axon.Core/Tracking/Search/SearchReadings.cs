using System.Globalization;
using System.Text.Json;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Pipeline;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Search;

/// <inheritdoc cref="ISearchReadings"/>
internal sealed class SearchReadings(SearchCluster cluster, SearchAliases aliases, BehaviorNames names, IOptions<BehaviorOptions> options) : ISearchReadings
{
    public async Task<SearchReading> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var server = await SearchServer.AskAsync(cluster, cancellationToken);
            var health = (await cluster.AskAsync(SearchRequest.Get("/_cluster/health"), cancellationToken)).OrThrow().Json.GetProperty("status").GetString();
            var inUse = await aliases.InUseAsync(cancellationToken);
            var listed = (await cluster.AskAsync(SearchRequest.Get($"/_cat/indices/{names.EveryVersion}?format=json&bytes=b&h=index,docs.count,store.size"), cancellationToken)).OrThrow();
            return new SearchReading(
                server.ToString(), health, inUse.Count == 0 ? null : inUse[^1], options.Value.IndexRetentionDays,
                [.. listed.Json.EnumerateArray().Select(Size).OfType<IndexSize>().OrderBy(index => index.Version).ThenBy(index => index.Day)]);
        }
        catch (StoreUnavailableException)
        {
            return new SearchReading(null, null, null, options.Value.IndexRetentionDays, []);
        }
    }

    private IndexSize? Size(JsonElement index)
    {
        var name = index.GetProperty("index").GetString()!; // every index has a name
        return names.Read(name) is var (version, day) ? new IndexSize(name, version, day, Number(index, "docs.count"), Number(index, "store.size")) : null;
    }

    // Null while an index is being made.
    private static long Number(JsonElement index, string name) =>
        index.TryGetProperty(name, out var value) && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
