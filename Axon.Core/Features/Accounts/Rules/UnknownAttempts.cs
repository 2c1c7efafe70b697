using System.Security.Cryptography;
using System.Text;
using Axon.Core.Shared;
using Microsoft.Extensions.Caching.Memory;

namespace Axon.Core.Features.Accounts.Rules;

/// <summary>Counts tries at addresses that have no account, so that a lock does not tell which addresses have one.</summary>
public sealed class UnknownAttempts : IDisposable
{
    // Enough for what one process can hash in the time of a lock.
    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly Lock _lock = new();

    /// <summary>Null when the try may go on, else until when it may not: as an account would answer.</summary>
    public DateTimeOffset? TryAttempt(string? email, SignInSource source, DateTimeOffset now)
    {
        var typed = (PlainText.Compatible(email) ?? "").Trim().ToLowerInvariant();
        lock (_lock)
        {
            return Count($"{typed} {source.Address}", now, strangers: false) ?? Count(typed, now, strangers: true);
        }
    }

    private DateTimeOffset? Count(string text, DateTimeOffset now, bool strangers)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var (tries, since) = _seen.TryGetValue(key, out (int Tries, DateTimeOffset Since) old) && now < old.Since + Lockout.Duration ? old : (0, now);
        _seen.Set(key, (tries + 1, since), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        return Lockout.Until(tries + 1, since, strangers);
    }

    public void Dispose() => _seen.Dispose();
}
