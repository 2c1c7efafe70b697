using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Ports;

/// <summary>Keeps which browsers are signed in.</summary>
public interface ISessionBook
{
    /// <summary>Adds a session and drops the account's oldest beyond <paramref name="most"/>.</summary>
    Task AddAsync(UserId user, SessionId id, DateTimeOffset now, DateTimeOffset expires, int most, CancellationToken cancellationToken);

    /// <summary>The session goes on; one that has ended stays ended.</summary>
    Task ExtendAsync(SessionId id, DateTimeOffset expires, CancellationToken cancellationToken);

    Task RemoveAsync(UserId user, SessionId id, CancellationToken cancellationToken);

    Task RemoveAllAsync(UserId user, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Drops what expired, and what is no longer needed to stop guessing; returns how much it was, at most about <paramref name="most"/>.</summary>
    Task<int> SweepAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);
}
