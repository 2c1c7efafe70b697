using System.Data.Common;
using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Accounts;

/// <inheritdoc cref="ISignInAttempts"/>
internal sealed class MySqlSignInAttempts(MySqlConnections connections) : ISignInAttempts
{
    public async Task<DateTimeOffset?> TryAsync(UserId user, SignInSource source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (address, browser) = (source.AddressKey(user), source.BrowserKey(user));
        await using var connection = await connections.OpenAsync(cancellationToken);
        // A browser that is known has a count of its own, so that nobody behind the same address can use its tries up.
        var known = (await connection.QueryAsync<byte[]>(new CommandDefinition(
            "SELECT source FROM sign_in_source WHERE user_id = @user AND source IN (@address, @browser) AND known", new { user, address, browser }, cancellationToken: cancellationToken))).AsList();
        var own = browser is not null && known.Exists(key => key.AsSpan().SequenceEqual(browser)) ? browser : address;
        if (await CountAsync(connection, user, own, now, strangers: false, cancellationToken) is { } until)
        {
            return until;
        }

        return known.Count > 0 || source.IsSignedIn ? null : await CountAsync(connection, user, SignInSource.StrangersKey(user), now, strangers: true, cancellationToken);
    }

    public async Task SucceededAsync(UserId user, SignInSource source, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        foreach (var key in new[] { source.AddressKey(user), source.BrowserKey(user) }.OfType<byte[]>())
        {
            await connection.ExecuteAsync(new CommandDefinition(
                """
                INSERT INTO sign_in_source (user_id, source, tries, since, known) VALUES (@user, @key, 0, @now, TRUE)
                ON DUPLICATE KEY UPDATE tries = 0, since = @now, known = TRUE
                """,
                new { user, key, now },
                transaction,
                cancellationToken: cancellationToken));
        }
    }

    /// <summary>One statement, so that each of many tries at once gets a number of its own.</summary>
    private static async Task<DateTimeOffset?> CountAsync(
        DbConnection connection, UserId user, byte[] key, DateTimeOffset now, bool strangers, CancellationToken cancellationToken)
    {
        // Assignments run from left to right: the count looks at the old time.
        var row = await connection.QuerySingleAsync<Count>(new CommandDefinition(
            """
            INSERT INTO sign_in_source (user_id, source, tries, since) VALUES (@user, @key, 1, @now)
            ON DUPLICATE KEY UPDATE tries = IF(since <= @past, 1, tries + 1), since = IF(since <= @past, @now, since)
            RETURNING tries, since
            """,
            new { user, key, now, past = now - Lockout.Duration },
            cancellationToken: cancellationToken));
        return Lockout.Until(row.Tries, row.Since, strangers);
    }

    private sealed record Count
    {
        public int Tries { get; init; }

        public DateTimeOffset Since { get; init; }
    }
}
