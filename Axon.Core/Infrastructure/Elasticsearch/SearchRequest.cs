using System.Text.Json;

namespace Axon.Core.Infrastructure.Elasticsearch;

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
