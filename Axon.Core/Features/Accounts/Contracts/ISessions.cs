using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Contracts;

/// <summary>Tells whether a session that was started earlier still counts, and what it may do now.</summary>
public interface ISessions
{
    /// <summary>The account behind a session, or null when the account is gone, <paramref name="stamp"/> is no longer its security stamp, or the browser has signed out.</summary>
    /// <param name="id">The browser's session; null for a bearer token, which only the stamp ends.</param>
    /// <remarks>
    /// Reads the same cache as <see cref="IProfiles"/>: a changed password, a lost role or signing out ends or shrinks old sessions at once in the process
    /// that did it, and within seconds in the others.
    /// </remarks>
    ValueTask<Session?> FindAsync(UserId user, string stamp, SessionId? id, CancellationToken cancellationToken);
}
