using Axon.Core.Tracking.Search;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Contracts.Kafka;
using Axon.Tests.Servers;
using Microsoft.Extensions.Options;

namespace Axon.Tests.Integration.Pipeline;

/// <summary>How the processes of one pipeline find each other's servers.</summary>
internal static class PipelineSettings
{
    public static IReadOnlyDictionary<string, string> Of(PrivateServers servers, KafkaBench bench, BehaviorStore store, SearchNode node) => new Dictionary<string, string>
    {
        ["ConnectionStrings:MySql"] = store.Database.ConnectionString,
        ["ConnectionStrings:Redis"] = servers.ConnectionStrings.Redis,
        ["Kafka:Servers"] = bench.Options.Servers,
        ["Kafka:Prefix"] = bench.Options.Prefix,
        ["Search:Nodes"] = node.Address.ToString(),
        ["Search:Prefix"] = store.Get<IOptions<SearchOptions>>().Value.Prefix ?? "",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    /// <summary>Pages and bulks as large as in earnest, under names that nobody else has.</summary>
    public static Dictionary<string, string?> Large() => new() { ["Search:Prefix"] = SearchServers.NewPrefix(), ["Search:PageSize"] = "10000", ["Search:BulkSize"] = "2000" };
}
