using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>Keeps which browsers are signed in.</summary>
public sealed class SessionStore(Database database)
{
    /// <summary>How long a browser or an address that has signed in is remembered as known.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(180);

    /// <summary>Adds a session and drops the account's oldest beyond <paramref name="most"/>.</summary>
    public Task AddAsync(UserId user, SessionId id, DateTimeOffset now, DateTimeOffset expires, int most, CancellationToken cancellationToken) => ExecuteAsync(
        $"""
        INSERT INTO user_session (id, user_id, started_at, expires_at) VALUES (@id, @user, @now, @expires);
        DELETE FROM user_session WHERE user_id = @user AND id NOT IN
            (SELECT id FROM (SELECT id FROM user_session WHERE user_id = @user ORDER BY expires_at DESC, id = @id DESC LIMIT {most}) newest)
        """,
        new { user, id, now, expires },
        cancellationToken);

    /// <summary>The session goes on; one that has ended stays ended.</summary>
    public Task ExtendAsync(SessionId id, DateTimeOffset expires, CancellationToken cancellationToken) =>
        ExecuteAsync("UPDATE user_session SET expires_at = @expires WHERE id = @id", new { id, expires }, cancellationToken);

    public Task RemoveAsync(UserId user, SessionId id, CancellationToken cancellationToken) =>
        ExecuteAsync("DELETE FROM user_session WHERE id = @id AND user_id = @user", new { user, id }, cancellationToken);

    public Task RemoveAllAsync(UserId user, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync("DELETE FROM user_session WHERE user_id = @user", new { user }, cancellationToken);
    }

    /// <summary>Drops what expired, and what is no longer needed to stop guessing; returns how much it was, at most about <paramref name="most"/>.</summary>
    public Task<int> SweepAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) => ExecuteAsync(
        $"""
        DELETE FROM user_session WHERE expires_at < @now LIMIT {most};
        DELETE FROM sign_in_source WHERE since < @forgotten OR (since < @past AND NOT known) LIMIT {most}
        """,
        new { now, past = now - Lockout.Duration, forgotten = now - KnownFor },
        cancellationToken);

    private async Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        return await database.ExecuteAsync(sql, parameters, cancellationToken);
    }
}
