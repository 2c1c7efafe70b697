using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Features.Accounts;

/// <summary>Ends every session and every bearer token of an account.</summary>
public sealed partial class SignOutEverywhere(
    IAccounts accounts, ISessionBook sessions, ITransactions transactions, AccountCache cache, TimeProvider clock, ILogger<SignOutEverywhere> logger)
{
    public async Task HandleAsync(UserId user, CancellationToken cancellationToken)
    {
        await transactions.RunAsync(
            async work =>
            {
                await sessions.RemoveAllAsync(user, work, cancellationToken);
                await accounts.ChangeStampAsync(user, Stamps.New(), clock.GetUtcNow(), work, cancellationToken);
                return true;
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
