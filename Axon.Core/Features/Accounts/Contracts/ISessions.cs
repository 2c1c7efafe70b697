using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Contracts;

/// <summary>Tells whether a session that was started earlier still counts, and what it may do now.</summary>
public interface ISessions
{
    /// <summary>The account behind a session, or null when the account is gone or <paramref name="stamp"/> is no longer its security stamp.</summary>
    /// <remarks>Reads the same cache as <see cref="IProfiles"/>: a changed password or a lost role ends or shrinks old sessions within seconds.</remarks>
    ValueTask<Session?> FindAsync(UserId user, string stamp, CancellationToken cancellationToken);
}
