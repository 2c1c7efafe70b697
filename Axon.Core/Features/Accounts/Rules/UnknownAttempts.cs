using System.Security.Cryptography;
using System.Text;
using Axon.Core.Shared;
using Microsoft.Extensions.Caching.Memory;

namespace Axon.Core.Features.Accounts.Rules;

/// <summary>Counts attempts at addresses that have no account, so that a lock does not tell which addresses have one.</summary>
public sealed class UnknownAttempts : IDisposable
{
    // Enough for what one process can hash in the time of a lock.
    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly Lock _lock = new();

    /// <summary>Null when the attempt may go on, else until when it may not: as an account would answer.</summary>
    public DateTimeOffset? TryAttempt(string? email, DateTimeOffset now)
    {
        var typed = (PlainText.Compatible(email) ?? "").Trim().ToLowerInvariant();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(typed)));
        lock (_lock)
        {
            var (count, until) = _seen.TryGetValue(key, out (int Count, DateTimeOffset? Until) old) ? old : default;
            if (until > now)
            {
                return until;
            }

            count = until is null ? count + 1 : 1;
            _seen.Set(key, (count, count >= Lockout.Attempts ? now + Lockout.Duration : (DateTimeOffset?)null), new MemoryCacheEntryOptions
            {
                Size = 1,
                SlidingExpiration = TimeSpan.FromHours(1),
            });
            return null;
        }
    }

    public void Dispose() => _seen.Dispose();
}
