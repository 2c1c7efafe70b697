using Axon.Core.Shared;

namespace Axon.Core.Features.Messages.Ports;

/// <summary>The facts that wait in the outbox to be delivered.</summary>
public interface IFactQueue
{
    /// <summary>
    /// Locks up to <paramref name="count"/> facts that are due, passes them to <paramref name="deliver"/> and records its verdicts. Answers how many it took.
    /// </summary>
    /// <remarks>
    /// Several relays never hold the same fact at the same time, and a fact is not given out while an earlier one of its aggregate is waiting.
    /// When the process dies during the delivery its locks go with it and the facts are given out again, so delivery is at least once.
    /// </remarks>
    Task<int> TakeAsync(int count, Func<IReadOnlyList<QueuedFact>, Task<IReadOnlyList<Verdict>>> deliver, CancellationToken cancellationToken);

    /// <summary>Gives a dead fact all its tries again. False when there is no such dead fact.</summary>
    Task<bool> RequeueAsync(Guid fact, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a delivered fact a dead one because a consumer that was handed it elsewhere has given it up, also when it was forgotten here since. Waits for a
    /// relay that is delivering it now. Twice is as once.
    /// </summary>
    /// <param name="fact">Null when it cannot be read; then only a fact that is still known here can be dead.</param>
    Task BuryAsync(Guid id, Fact? fact, int attempts, string error, CancellationToken cancellationToken);

    /// <summary>Dead facts, the newest first.</summary>
    Task<IReadOnlyList<DeadFact>> DeadAsync(int count, CancellationToken cancellationToken);

    Task<QueueDepth> DepthAsync(CancellationToken cancellationToken);

    /// <summary>Forgets up to <paramref name="limit"/> delivered facts, and inbox rows nobody can need again, that are older than <paramref name="age"/>. Answers how many rows went.</summary>
    Task<int> DeleteDoneAsync(TimeSpan age, int limit, CancellationToken cancellationToken);
}
