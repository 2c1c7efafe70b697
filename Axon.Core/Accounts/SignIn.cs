using System.Security.Cryptography;
using System.Text;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Accounts;

/// <summary>Finds out whether somebody is who they say, and stops guessing.</summary>
public sealed partial class SignIn(
    AccountStore accounts, SignInGuard guard, OutboxStore outbox, Database database, Passwords passwords, TimeProvider clock, ILogger<SignIn> logger)
{
    /// <remarks>Answers in the same way and after the same work whether there is an account or not.</remarks>
    public async Task<SignInResult> HandleAsync(string? email, string? password, SignInSource source, CancellationToken cancellationToken)
    {
        using var place = guard.Lane.TryEnter();
        if (place is null)
        {
            return new SignInResult(SignInOutcome.Busy, RetryAfter: HashingLane.ComeBack);
        }

        var account = EmailAddress.TryParse(email, out var address) ? await accounts.FindByEmailAsync(address, cancellationToken) : null;
        var now = clock.GetUtcNow();
        if (await guard.TryAsync(account, email, source, now, cancellationToken) is { } until)
        {
            Log.LockedOut(logger, account?.Id);
            return new SignInResult(SignInOutcome.LockedOut, RetryAfter: until - now);
        }

        var (right, rehash) = await place.RunAsync(() => passwords.Verify(account?.PasswordHash, password), cancellationToken);
        if (account is null || !right)
        {
            Log.Refused(logger, account?.Id);
            return new SignInResult(SignInOutcome.WrongCredentials);
        }

        var newHash = rehash ? await place.RunAsync(() => passwords.Hash(password!), cancellationToken) : null;
        var fact = new Fact(Uuid.New(clock), FactType.SIGNED_IN, account.Id.ToString(), now, account.Id.Value);
        await database.InTransactionAsync(
            async work =>
            {
                await guard.SucceededAsync(account.Id, source, now, work, cancellationToken);
                if (newHash is not null)
                {
                    await accounts.RenewHashAsync(account.Id, account.PasswordHash!, newHash, work, cancellationToken); // right, so there is one
                }

                await outbox.AddAsync(work, [fact], cancellationToken);
            },
            cancellationToken);
        return new SignInResult(SignInOutcome.SignedIn, account);
    }

    private static partial class Log
    {
        [LoggerMessage(6012, LogLevel.Information, "Sign-in refused for {User}")]
        public static partial void Refused(ILogger logger, UserId? user);

        [LoggerMessage(6013, LogLevel.Warning, "Sign-in locked for {User}")]
        public static partial void LockedOut(ILogger logger, UserId? user);
    }
}

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

/// <summary>How guessing is stopped: so many tries by one source at one account in a while, and so many by all strangers together.</summary>
/// <remarks>
/// Nobody locks others out: whoever has signed in before, in this browser or from this address, has a count of their own. The limit for strangers together
/// keeps many addresses from guessing without end; only people who sign in for the first time at a new place feel it.
/// </remarks>
public static class Lockout
{
    public const int Attempts = 5;

    /// <summary>Of sources that have never signed in with the account, all together.</summary>
    public const int StrangersAttempts = 50;

    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    /// <summary>Until when there is no further try, or null.</summary>
    /// <param name="tries">With the one that is asked about.</param>
    public static DateTimeOffset? Until(int tries, DateTimeOffset since, bool strangers) =>
        tries > (strangers ? StrangersAttempts : Attempts) ? since + Duration : null;
}

/// <summary>What stands before every password check: the lane that bounds their number, and the counts that stop guessing.</summary>
public sealed class SignInGuard(HashingLane lane, SignInAttemptStore attempts, UnknownAttempts unknown)
{
    internal HashingLane Lane => lane;

    /// <summary>Null when the try may go on, else until when not.</summary>
    /// <param name="account">Null when nobody has the address <paramref name="email"/>.</param>
    internal async Task<DateTimeOffset?> TryAsync(Account? account, string? email, SignInSource source, DateTimeOffset now, CancellationToken cancellationToken) =>
        account is null ? unknown.TryAttempt(email, source, now) : await attempts.TryAsync(account.Id, source, now, cancellationToken);

    internal Task SucceededAsync(UserId user, SignInSource source, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken) =>
        attempts.SucceededAsync(user, source, now, work, cancellationToken);
}

public enum SignInOutcome
{
    SignedIn,

    /// <summary>No such account or not its password: the same answer on purpose.</summary>
    WrongCredentials,

    /// <summary>Too many wrong passwords from this browser or address; also said of addresses without an account.</summary>
    LockedOut,

    /// <summary>More people sign in than passwords can be checked; nothing was looked at or counted.</summary>
    Busy,
}

/// <param name="Account">Set when signed in.</param>
/// <param name="RetryAfter">Set when locked out or busy.</param>
public readonly record struct SignInResult(SignInOutcome Outcome, Account? Account = null, TimeSpan? RetryAfter = null);
