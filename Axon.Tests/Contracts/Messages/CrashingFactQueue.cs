using Axon.Core.Db;
using Axon.Core.Facts;

namespace Axon.Tests.Contracts.Messages;

/// <summary>Dies after the consumers have committed and before the outbox knows it, as often as it is told to.</summary>
internal sealed class CrashingFactQueue(IFactQueue queue, int crashes) : IFactQueue
{
    private int _left = crashes;

    public Task<int> TakeAsync(int count, Func<IReadOnlyList<QueuedFact>, Task<IReadOnlyList<FactVerdict>>> deliver, CancellationToken cancellationToken) =>
        queue.TakeAsync(
            count,
            async facts =>
            {
                var verdicts = await deliver(facts);
                return _left-- > 0 ? throw new CrashException() : verdicts;
            },
            cancellationToken);

    public Task<bool> RequeueAsync(Guid fact, UnitOfWork work, CancellationToken cancellationToken) => queue.RequeueAsync(fact, work, cancellationToken);

    public Task BuryAsync(Guid id, Fact? fact, int attempts, string error, CancellationToken cancellationToken) => queue.BuryAsync(id, fact, attempts, error, cancellationToken);

    public Task<IReadOnlyList<DeadFact>> DeadAsync(int count, CancellationToken cancellationToken) => queue.DeadAsync(count, cancellationToken);

    public Task<QueueDepth> DepthAsync(CancellationToken cancellationToken) => queue.DepthAsync(cancellationToken);

    public Task<int> DeleteDoneAsync(TimeSpan age, int limit, CancellationToken cancellationToken) => queue.DeleteDoneAsync(age, limit, cancellationToken);
}
