using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Contracts;

/// <summary>What rules about people read.</summary>
public interface IProfiles
{
    /// <summary>The person's profile, or null when there is no such account.</summary>
    /// <remarks>Cached: at most <see cref="MaximumAgeSeconds"/> old, and not at all after a change made by this process.</remarks>
    ValueTask<Profile?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>How old an answer may be.</summary>
    const int MaximumAgeSeconds = 10;
}
