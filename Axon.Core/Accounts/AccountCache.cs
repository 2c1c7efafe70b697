using Axon.Core.Kernel;
using Microsoft.Extensions.Caching.Memory;

namespace Axon.Core.Accounts;

/// <summary>What every request needs to know of its person, at most ten seconds old.</summary>
public sealed class AccountCache(AccountStore accounts, TimeProvider clock) : IProfiles, ISessions, IDisposable
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(IProfiles.MaximumAgeSeconds);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly MemoryCache _ended = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private long _changes;

    public async ValueTask<Profile?> FindAsync(UserId user, CancellationToken cancellationToken) => (await ReadAsync(user, cancellationToken))?.Profile;

    public async ValueTask<Session?> FindAsync(UserId user, string stamp, SessionId? id, CancellationToken cancellationToken)
    {
        if (id is { } ended && _ended.TryGetValue(ended, out _))
        {
            return null;
        }

        var entry = await ReadAsync(user, cancellationToken);
        if (entry is not null && id is { } missing && !entry.Browsers.Contains(missing))
        {
            // Signed in at another process since then, or ended; what has ended never comes back, so nobody has to ask about it twice.
            _cache.Remove(user);
            entry = await ReadAsync(user, cancellationToken);
            if (entry?.Browsers.Contains(missing) is not true)
            {
                _ended.Set(missing, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });
                return null;
            }
        }

        return entry?.Session.Stamp == stamp ? entry.Session with { Id = id } : null;
    }

    /// <summary>The account has changed: the next question reads it afresh.</summary>
    public void Forget(UserId user)
    {
        Interlocked.Increment(ref _changes);
        _cache.Remove(user);
    }

    private async ValueTask<Entry?> ReadAsync(UserId user, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue(user, out Entry? known) && known is not null && clock.GetElapsedTime(known.ReadAt) < MaximumAge)
        {
            return known;
        }

        var changes = Interlocked.Read(ref _changes);
        var readAt = clock.GetTimestamp();
        if (await accounts.FindAsync(user, cancellationToken) is not { } account)
        {
            return null;
        }

        var entry = new Entry(
            new Profile(account.BirthYear, account.Region, account.Grade, account.MarketingConsent, account.CreatedAt),
            new Session(user, account.DisplayName, account.Roles, account.SecurityStamp),
            account.Sessions,
            readAt);
        _cache.Set(user, entry, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = MaximumAge });
        if (Interlocked.Read(ref _changes) != changes)
        {
            // This may be the state before the change, and must not outlive this request.
            _cache.Remove(user);
        }

        return entry;
    }

    public void Dispose()
    {
        _cache.Dispose();
        _ended.Dispose();
    }

    private sealed record Entry(Profile Profile, Session Session, IReadOnlyList<SessionId> Browsers, long ReadAt);
}

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

/// <summary>What rules about people read.</summary>
public interface IProfiles
{
    /// <summary>The person's profile, or null when there is no such account.</summary>
    /// <remarks>Cached: at most <see cref="MaximumAgeSeconds"/> old, and not at all after a change made by this process.</remarks>
    ValueTask<Profile?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>How old an answer may be.</summary>
    const int MaximumAgeSeconds = 10;
}

/// <param name="BirthYear">Null when the person has not said.</param>
/// <param name="Region">Null when the person has not said.</param>
/// <param name="CreatedAt">When the person signed up, UTC.</param>
public sealed record Profile(int? BirthYear, Region? Region, Grade Grade, bool MarketingConsent, DateTimeOffset CreatedAt);

/// <param name="Roles">The roles beyond <see cref="Role.Shopper"/>.</param>
/// <param name="Id">Null for a bearer token.</param>
public sealed record Session(UserId User, string DisplayName, IReadOnlyList<Role> Roles, string Stamp, SessionId? Id = null);
