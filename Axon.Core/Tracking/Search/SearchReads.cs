using System.Runtime.CompilerServices;
using System.Text.Json;
using Axon.Core.Kernel;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Search;

/// <summary>Searches that answer whole or not at all: a part of the shards, a time-out or a missing index is a failure and never a smaller number.</summary>
internal sealed class SearchReads(SearchCluster cluster, IOptions<SearchOptions> options)
{
    private const string Wanted = "timed_out,_shards,hits.total,hits.hits.fields,hits.hits.sort,aggregations";

    private static readonly JsonElement Empty = JsonDocument.Parse("[]").RootElement;

    /// <summary>Every hit with the named fields, by time, sequence and id.</summary>
    /// <remarks>
    /// Pages follow each other by a key that is unique and never changes, so whatever could be found at the beginning is in exactly one of them, also
    /// without a point in time that the cluster would have to hold.
    /// </remarks>
    public async IAsyncEnumerable<JsonElement> HitsAsync(string index, object query, string[] fields, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, object> body = new() { ["query"] = query, ["sort"] = By("occurredMicros", "seq", "eventId"), ["_source"] = false, ["docvalue_fields"] = fields };
        await foreach (var hit in PagesAsync(index, body, "", cancellationToken))
        {
            yield return hit.GetProperty("fields");
        }
    }

    /// <summary>Every hit as a whole, by time and id, read in pages as above: where it is, and what was stored if that is asked for.</summary>
    public IAsyncEnumerable<JsonElement> DocumentsAsync(string index, object query, bool withSource, CancellationToken cancellationToken) => PagesAsync(
        index,
        new() { ["query"] = query, ["sort"] = By("occurredMicros", "eventId", "_index"), ["_source"] = withSource },
        ",hits.hits._index,hits.hits._id,hits.hits._source",
        cancellationToken);

    /// <summary>Every combination of the named fields' values that occurs, counted exactly. A field may be missing.</summary>
    /// <param name="figures">What is computed of each combination.</param>
    public async IAsyncEnumerable<JsonElement> BucketsAsync(string index, object query, string[] fields, object figures, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = options.Value.PageSize;
        var sources = fields.Select(field => new Dictionary<string, object> { [field] = new { terms = new { field, missing_bucket = true } } }).ToList();
        for (JsonElement? after = null; ;)
        {
            Dictionary<string, object> composite = new() { ["size"] = size, ["sources"] = sources };
            if (after is { } last)
            {
                composite["after"] = last;
            }

            var body = new { size = 0, track_total_hits = false, query, aggs = new { groups = new { composite, aggs = figures } } };
            var groups = (await SearchAsync(index, body, cancellationToken)).GetProperty("aggregations").GetProperty("groups");
            foreach (var bucket in groups.GetProperty("buckets").EnumerateArray())
            {
                yield return bucket;
            }

            if (!groups.TryGetProperty("after_key", out var next))
            {
                yield break;
            }

            after = next;
        }
    }

    /// <summary>The newest hit, or null.</summary>
    public async Task<JsonElement?> NewestAsync(string index, object query, string[] fields, CancellationToken cancellationToken)
    {
        var body = new { size = 1, track_total_hits = false, query, sort = new object[] { new { occurredMicros = "desc" } }, _source = false, docvalue_fields = fields };
        var hits = Hits(await SearchAsync(index, body, cancellationToken));
        return hits.GetArrayLength() == 0 ? null : hits[0].GetProperty("fields");
    }

    public async Task<long> CountAsync(string index, object query, CancellationToken cancellationToken)
    {
        var answer = await SearchAsync(index, new { size = 0, track_total_hits = true, query }, cancellationToken);
        return answer.GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();
    }

    private static Dictionary<string, string>[] By(params string[] fields) => [.. fields.Select(field => new Dictionary<string, string> { [field] = "asc" })];

    private async IAsyncEnumerable<JsonElement> PagesAsync(string index, Dictionary<string, object> body, string alsoWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = options.Value.PageSize;
        (body["size"], body["track_total_hits"]) = (size, false);
        while (true)
        {
            var hits = Hits(await SearchAsync(index, body, cancellationToken, alsoWanted));
            foreach (var hit in hits.EnumerateArray())
            {
                yield return hit;
            }

            if (hits.GetArrayLength() < size)
            {
                yield break;
            }

            body["search_after"] = hits[size - 1].GetProperty("sort");
        }
    }

    private async Task<JsonElement> SearchAsync<T>(string index, T body, CancellationToken cancellationToken, string alsoWanted = "")
    {
        var answer = await cluster.AskAsync(SearchRequest.Post($"/{index}/_search?allow_partial_search_results=false&filter_path={Wanted}{alsoWanted}", body), cancellationToken);
        if (answer.Status == 404)
        {
            // Nothing has been prepared yet, or somebody has removed it: not the same as "no events".
            throw new StoreUnavailableException("search", new SearchException(answer.Status, answer.Error));
        }

        var found = answer.OrThrow().Json;
        return !found.GetProperty("timed_out").GetBoolean() && found.GetProperty("_shards").GetProperty("failed").GetInt32() == 0
            ? found
            : throw new StoreUnavailableException("search", new SearchException(answer.Status, "only a part of the shards answered"));
    }

    private static JsonElement Hits(JsonElement answer) =>
        answer.TryGetProperty("hits", out var hits) && hits.TryGetProperty("hits", out var list) ? list : Empty;
}

/// <summary>Reads one hit's fields, where each value comes as a list, or one bucket's key, where it comes plain or as null.</summary>
internal static class SearchFields
{
    public static string? Text(this JsonElement fields, string name) => fields.Value(name) is { } value ? value.GetString() : null;

    public static long? Number(this JsonElement fields, string name) => fields.Value(name) is { } value ? value.GetInt64() : null;

    public static Guid? Id(this JsonElement fields, string name) => fields.Value(name) is { } value ? value.GetGuid() : null;

    private static JsonElement? Value(this JsonElement fields, string name) =>
        !fields.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Array ? value[0]
        : value;
}
