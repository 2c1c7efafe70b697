using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Behavior;

public sealed class OpenSearchBehaviorStoreTests(PrivateServers servers, SearchServers search) : BehaviorStoreContract
{
    private protected override async Task<BehaviorStore> CreateAsync() =>
        await BehaviorStore.CreateAsync(servers, nameof(OpenSearchBehaviorStoreTests), [(await search.GetAsync(SearchKind.OpenSearch)).Address]);
}
