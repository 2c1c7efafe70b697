using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Accounts;

/// <summary>Ends every session and every bearer token of an account.</summary>
public sealed partial class SignOutEverywhere(
    AccountStore accounts, SessionStore sessions, Database database, AccountCache cache, TimeProvider clock, ILogger<SignOutEverywhere> logger)
{
    public async Task HandleAsync(UserId user, CancellationToken cancellationToken)
    {
        await database.InTransactionAsync(
            async work =>
            {
                await sessions.RemoveAllAsync(user, work, cancellationToken);
                await accounts.ChangeStampAsync(user, Stamps.New(), clock.GetUtcNow(), work, cancellationToken);
            },
            cancellationToken);
        cache.Forget(user);
        Log.Ended(logger, user);
    }

    private static partial class Log
    {
        [LoggerMessage(6015, LogLevel.Information, "{User} signed out everywhere")]
        public static partial void Ended(ILogger logger, UserId user);
    }
}

/// <summary>Ends one browser's session: its cookie and every copy of it are worth nothing from now on.</summary>
public sealed class SignOut(SessionStore sessions, AccountCache cache)
{
    public async Task HandleAsync(UserId user, SessionId session, CancellationToken cancellationToken)
    {
        await sessions.RemoveAsync(user, session, cancellationToken);
        cache.Forget(user);
    }
}
