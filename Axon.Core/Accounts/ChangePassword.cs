using System.Security.Cryptography;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Accounts;

/// <summary>Changes a person's own password and ends all their other sessions.</summary>
public sealed partial class ChangePassword(
    AccountStore accounts, SignInGuard guard, Database database, Passwords passwords, AccountCache cache, TimeProvider clock, ILogger<ChangePassword> logger)
{
    /// <returns>The account with its new stamp, with which the present session can go on; or why not.</returns>
    public async Task<Result<Account>> HandleAsync(UserId user, string? current, string? wanted, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user, cancellationToken) is not { } account)
        {
            return new Problem(AccountProblems.NotFound);
        }

        if (Passwords.Check(wanted, account.Email.Value, account.DisplayName, "newPassword") is { } weak)
        {
            return weak;
        }

        using var place = guard.Lane.TryEnter();
        if (place is null)
        {
            return new Problem(AccountProblems.Busy);
        }

        // A session left open on a desk must not be a way to guess the password.
        if (await guard.TryAsync(account, null, SignInSource.SignedIn, clock.GetUtcNow(), cancellationToken) is not null)
        {
            return new Problem(AccountProblems.LockedOut);
        }

        if (!(await place.RunAsync(() => passwords.Verify(account.PasswordHash, current), cancellationToken)).Right)
        {
            return new Problem(AccountProblems.PasswordWrong, "currentPassword");
        }

        if ((await place.RunAsync(() => passwords.Verify(account.PasswordHash, wanted), cancellationToken)).Right)
        {
            return await KeptAsync(user, cancellationToken);
        }

        var renewed = account with { PasswordHash = await place.RunAsync(() => passwords.Hash(wanted!), cancellationToken), SecurityStamp = Stamps.New() };
        var changed = await database.InTransactionAsync(
            async work =>
            {
                await guard.SucceededAsync(user, SignInSource.SignedIn, clock.GetUtcNow(), work, cancellationToken);
                return await accounts.ChangePasswordAsync(
                    user, account.PasswordHash, renewed.PasswordHash, renewed.SecurityStamp, clock.GetUtcNow(), work, cancellationToken);
            },
            cancellationToken);
        if (!changed)
        {
            // Changed elsewhere in the meantime, so what was given as the current one no longer is.
            return new Problem(AccountProblems.PasswordWrong, "currentPassword");
        }

        cache.Forget(user);
        Log.Changed(logger, user);
        return renewed;
    }

    private async Task<Result<Account>> KeptAsync(UserId user, CancellationToken cancellationToken)
    {
        await database.InTransactionAsync(
            async work =>
            {
                await guard.SucceededAsync(user, SignInSource.SignedIn, clock.GetUtcNow(), work, cancellationToken);
            },
            cancellationToken);
        return new Problem(AccountProblems.PasswordUnchanged, "newPassword");
    }

    private static partial class Log
    {
        [LoggerMessage(6014, LogLevel.Information, "{User} changed the password")]
        public static partial void Changed(ILogger logger, UserId user);
    }
}

/// <summary>Makes security stamps.</summary>
internal static class Stamps
{
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
