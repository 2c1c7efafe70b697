using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Behavior;

/// <summary>With a password, and no more rights than the documentation says are needed.</summary>
public sealed class SecuredElasticsearchBehaviorStoreTests(PrivateServers servers, SearchServers search) : BehaviorStoreContract
{
    private protected override async Task<BehaviorStore> CreateAsync() => await BehaviorStore.CreateAsync(
        servers,
        nameof(SecuredElasticsearchBehaviorStoreTests),
        [(await search.GetAsync(SearchKind.ElasticsearchSecured)).Address],
        new Dictionary<string, string?> { ["Search:User"] = SearchNode.User, ["Search:Password"] = SearchNode.Password });
}
