using Axon.Core.Facts;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Messages;

public sealed class InProcessDeliveryTests(PrivateServers servers) : FactDeliveryContract(servers)
{
    internal override Task DeliverAllAsync(IFactConsumer[] consumers, int processes = 1, int crashes = 0) =>
        Task.WhenAll(Enumerable.Range(0, processes).Select(_ => Bench.DrainAsync(Bench.Relay(new CrashingFactQueue(Bench.Queue, crashes), consumers))));
}
