using Axon.Core.Features.Accounts.Contracts;
using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Shared;
using Microsoft.Extensions.Caching.Memory;

namespace Axon.Core.Features.Accounts;

/// <summary>What every request needs to know of its person, at most ten seconds old.</summary>
public sealed class AccountCache(IAccounts accounts, TimeProvider clock) : IProfiles, ISessions, IDisposable
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
