using Axon.Core.Hosting;
using Microsoft.Extensions.Configuration;

namespace Axon.Tests.Unit.Platform;

public sealed class StreamServersTests
{
    [Fact]
    public void From_Nothing_IsStandalone() => Assert.Null(From(null, null));

    [Fact]
    public void From_Both_AreTheServers()
    {
        var streams = From("kafka-1:9092,kafka-2:9092", "https://search-1:9200, http://127.0.0.1:9201");

        Assert.Equal("kafka-1:9092,kafka-2:9092", streams!.Kafka); // given
        Assert.Equal(["https://search-1:9200/", "http://127.0.0.1:9201/"], streams.Search.Select(node => node.ToString()));
    }

    [Theory]
    [InlineData("kafka:9092", null, "Search:Nodes")]
    [InlineData(null, "http://search:9200", "Kafka:Servers")]
    [InlineData("kafka:9092", "search:9200", "Search:Nodes")]
    [InlineData("kafka:9092", "http://elastic:secret@search:9200", "Search:Password")]
    public void From_Half_IsRefusedByName(string? kafka, string? search, string named)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => From(kafka, search));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private static StreamServers? From(string? kafka, string? search) => StreamServers.From(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Kafka:Servers"] = kafka, ["Search:Nodes"] = search }).Build());
}
