using System.Security.Cryptography;
using System.Text;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Dapper;

namespace Axon.Core.Accounts;

/// <summary>Counts tries at passwords by account and by where they come from.</summary>
public sealed class SignInAttemptStore(Database database)
{
    /// <summary>Counts a try before the password is looked at, so that no number of parallel guesses beats the limit.</summary>
    /// <returns>Null when the try may go on, else until when <paramref name="source"/> may not try this account.</returns>
    public async Task<DateTimeOffset?> TryAsync(UserId user, SignInSource source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (address, browser) = (source.AddressKey(user), source.BrowserKey(user));
        // A browser that is known has a count of its own, so that nobody behind the same address can use its tries up.
        var known = (await database.QueryAsync<byte[]>(
            "SELECT source FROM sign_in_source WHERE user_id = @user AND source IN (@address, @browser) AND known", new { user, address, browser }, cancellationToken)).AsList();
        var own = browser is not null && known.Exists(key => key.AsSpan().SequenceEqual(browser)) ? browser : address;
        if (await CountAsync(user, own, now, strangers: false, cancellationToken) is { } until)
        {
            return until;
        }

        return known.Count > 0 || source.IsSignedIn ? null : await CountAsync(user, SignInSource.StrangersKey(user), now, strangers: true, cancellationToken);
    }

    /// <summary>The password was right: forgets the tries of this source and knows it from now on.</summary>
    public async Task SucceededAsync(UserId user, SignInSource source, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        foreach (var key in new[] { source.AddressKey(user), source.BrowserKey(user) }.OfType<byte[]>())
        {
            await work.ExecuteAsync(
                """
                INSERT INTO sign_in_source (user_id, source, tries, since, known) VALUES (@user, @key, 0, @now, TRUE)
                ON DUPLICATE KEY UPDATE tries = 0, since = @now, known = TRUE
                """,
                new { user, key, now },
                cancellationToken);
        }
    }

    /// <summary>One statement, so that each of many tries at once gets a number of its own.</summary>
    private async Task<DateTimeOffset?> CountAsync(UserId user, byte[] key, DateTimeOffset now, bool strangers, CancellationToken cancellationToken)
    {
        // Assignments run from left to right: the count looks at the old time.
        var row = await database.SingleAsync<Count>(
            """
            INSERT INTO sign_in_source (user_id, source, tries, since) VALUES (@user, @key, 1, @now)
            ON DUPLICATE KEY UPDATE tries = IF(since <= @past, 1, tries + 1), since = IF(since <= @past, @now, since)
            RETURNING tries, since
            """,
            new { user, key, now, past = now - Lockout.Duration },
            cancellationToken);
        return Lockout.Until(row.Tries, row.Since, strangers);
    }

    private sealed record Count
    {
        public int Tries { get; init; }

        public DateTimeOffset Since { get; init; }
    }
}

/// <summary>Where a try at a password comes from.</summary>
/// <param name="Address">The network address, or what stands for it.</param>
/// <param name="Browser">What a browser that signed in here before was given to know it by; proves nothing, except beside an account that knows it.</param>
public sealed record SignInSource(string Address, Guid? Browser = null)
{
    /// <summary>Somebody who is signed in already, and is asked for the password again.</summary>
    public static SignInSource SignedIn { get; } = new("signed in");

    internal bool IsSignedIn => ReferenceEquals(this, SignedIn);

    /// <summary>Addresses and browsers are kept as hashes, different for each account: the table tells nobody where people are.</summary>
    internal byte[] AddressKey(UserId user) => Key(user, IsSignedIn ? "session" : "address " + Address);

    internal byte[]? BrowserKey(UserId user) => Browser is { } id ? Key(user, "browser " + id.ToString("N")) : null;

    internal static byte[] StrangersKey(UserId user) => Key(user, "strangers");

    private static byte[] Key(UserId user, string text) => SHA256.HashData([.. user.Value.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(text)]);
}
