using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Contracts;

/// <summary>Remembers how a call with an idempotency key ended, so that its repetition gets the same answer.</summary>
public interface IIdempotencyKeys
{
    /// <summary>Takes the key for this call, or says how the call with this key stands. One round trip when the key is new.</summary>
    /// <remarks>
    /// A key without an answer whose call does not run any more, because its process or its database connection died, is taken over within seconds; one whose call runs is
    /// never, however long that takes. Of a key that names no process (an older version took it) its age tells: <paramref name="abandonedAfter"/>.
    /// </remarks>
    Task<IdempotencyState> BeginAsync(
        UserId user, string operation, string key, ReadOnlyMemory<byte> bodyHash, TimeSpan abandonedAfter, CancellationToken cancellationToken);

    /// <summary>Keeps the final answer.</summary>
    Task FinishAsync(UserId user, string operation, string key, StoredAnswer answer, CancellationToken cancellationToken);

    /// <summary>Gives the key back: what happened was no final answer, so the call may be made again. Never throws for a database that is away: it is done when that is back.</summary>
    Task ForgetAsync(UserId user, string operation, string key, CancellationToken cancellationToken);

    /// <summary>Forgets what began before <paramref name="before"/>.</summary>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
