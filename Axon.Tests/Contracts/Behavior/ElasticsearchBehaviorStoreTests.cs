using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Behavior;

public sealed class ElasticsearchBehaviorStoreTests(PrivateServers servers, SearchServers search) : BehaviorStoreContract
{
    private protected override async Task<BehaviorStore> CreateAsync() =>
        await BehaviorStore.CreateAsync(servers, nameof(ElasticsearchBehaviorStoreTests), [(await search.GetAsync(SearchKind.Elasticsearch)).Address]);
}
