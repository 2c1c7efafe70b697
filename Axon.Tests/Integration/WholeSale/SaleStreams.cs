using System.Net.Http.Json;
using System.Text.Json;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.WholeSale;

/// <summary>What an installation in the Distributed profile has beside the stores, under names that nobody else has.</summary>
internal sealed record SaleStreams(string Kafka, string KafkaPrefix, Uri Search, string SearchPrefix)
{
    private const int PageSize = 5000;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Kafka:Servers"] = Kafka,
        ["Kafka:Prefix"] = KafkaPrefix,
        ["Search:Nodes"] = Search.ToString(),
        ["Search:Prefix"] = SearchPrefix,
    };

    public static SaleStreams On(KafkaCluster kafka, string prefix, SearchNode search) => new(kafka.Addresses, prefix, search.Address, SearchServers.NewPrefix());

    /// <summary>All of an activity that the index has, document by document.</summary>
    public async Task<IReadOnlyList<SaleEvent>> EventsAsync(long activity)
    {
        using var http = new HttpClient { BaseAddress = Search };
        using var refreshed = await http.PostAsync($"/{SearchPrefix}behavior-events/_refresh", null, TestContext.Current.CancellationToken);
        List<SaleEvent> events = [];
        for (object[]? after = [""]; after is not null;)
        {
            var query = new { size = PageSize, query = new { term = new { activityId = activity } }, sort = new[] { "eventId" }, search_after = after };
            using var answer = await http.PostAsJsonAsync($"/{SearchPrefix}behavior-events/_search", query, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
            List<JsonElement> page = [.. (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("hits").GetProperty("hits").EnumerateArray()];
            events.AddRange(page.Select(hit => Read(hit.GetProperty("_source"))));
            after = page.Count < PageSize ? null : [page[^1].GetProperty("sort")[0].GetString()!]; // its event's id
        }

        return events;
    }

    private static SaleEvent Read(JsonElement source) => new(
        source.GetProperty("eventId").GetGuid(), source.GetProperty("type").GetString()!, source.TryGetProperty("quantity", out var quantity) ? quantity.GetInt32() : 0); // every event has a type
}
