using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Contracts;

/// <summary>Remembers how a call with an idempotency key ended, so that its repetition gets the same answer.</summary>
public interface IIdempotencyKeys
{
    /// <summary>Takes the key for this call, or says how the call with this key stands. One round trip when the key is new.</summary>
    /// <remarks>A key taken longer ago than <paramref name="abandonedAfter"/> without an answer belonged to a process that died: it is taken over.</remarks>
    Task<IdempotencyState> BeginAsync(
        UserId user, string operation, string key, ReadOnlyMemory<byte> bodyHash, TimeSpan abandonedAfter, CancellationToken cancellationToken);

    /// <summary>Keeps the final answer.</summary>
    Task FinishAsync(UserId user, string operation, string key, StoredAnswer answer, CancellationToken cancellationToken);

    /// <summary>Gives the key back: what happened was no final answer, so the call may be made again.</summary>
    Task ForgetAsync(UserId user, string operation, string key, CancellationToken cancellationToken);

    /// <summary>Forgets what began before <paramref name="before"/>.</summary>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
