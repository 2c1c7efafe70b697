using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Behavior;

public sealed class MySqlBehaviorStoreTests(PrivateServers servers) : BehaviorStoreContract
{
    private protected override Task<BehaviorStore> CreateAsync() => BehaviorStore.CreateAsync(servers, nameof(MySqlBehaviorStoreTests));
}
