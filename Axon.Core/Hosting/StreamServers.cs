using Microsoft.Extensions.Configuration;

namespace Axon.Core.Hosting;

/// <summary>
/// Where Kafka and the search cluster of the Distributed profile are: configured by <c>Kafka:Servers</c> (host:port with commas) and
/// <c>Search:Nodes</c> (addresses with commas).
/// </summary>
public sealed record StreamServers(string Kafka, IReadOnlyList<Uri> Search)
{
    /// <summary>Null when neither is configured, which is the Standalone profile.</summary>
    /// <exception cref="InvalidOperationException">Only one of the two is configured, or a node's address cannot be read.</exception>
    public static StreamServers? From(IConfiguration configuration) => (configuration["Kafka:Servers"], configuration["Search:Nodes"]) switch
    {
        ({ Length: > 0 } kafka, { Length: > 0 } search) => new StreamServers(kafka, [.. search.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Node)]),
        (null or "", null or "") => null,
        (null or "", _) => throw new InvalidOperationException("Search:Nodes is set but Kafka:Servers is not. Set both for the Distributed profile, or neither."),
        _ => throw new InvalidOperationException("Kafka:Servers is set but Search:Nodes is not. Set both for the Distributed profile, or neither."),
    };

    private static Uri Node(string address) => Uri.TryCreate(address, UriKind.Absolute, out var node) && node.Scheme is "http" or "https" && node.UserInfo.Length == 0
        ? node
        : throw new InvalidOperationException("Search:Nodes must be addresses such as https://search-1:9200, without a password in them: that is Search:User and Search:Password.");
}
