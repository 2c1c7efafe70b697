using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Features.Accounts;

/// <summary>Finds out whether somebody is who they say, and stops guessing.</summary>
public sealed partial class SignIn(
    IAccounts accounts, IOutbox outbox, ITransactions transactions, Passwords passwords, UnknownAttempts unknown, TimeProvider clock, ILogger<SignIn> logger)
{
    /// <remarks>Answers in the same way and after the same work whether there is an account or not.</remarks>
    public async Task<SignInResult> HandleAsync(string? email, string? password, CancellationToken cancellationToken)
    {
        var account = EmailAddress.TryParse(email, out var address) ? await accounts.FindByEmailAsync(address, cancellationToken) : null;
        var now = clock.GetUtcNow();
        var lockedUntil = account is null
            ? unknown.TryAttempt(email, now)
            : await accounts.TryAttemptAsync(account.Id, now, cancellationToken);
        if (lockedUntil is { } until)
        {
            Log.LockedOut(logger, account?.Id);
            return new SignInResult(SignInOutcome.LockedOut, RetryAfter: until - now);
        }

        var (right, rehash) = passwords.Verify(account?.PasswordHash, password);
        if (account is null || !right)
        {
            Log.Refused(logger, account?.Id);
            return new SignInResult(SignInOutcome.WrongCredentials);
        }

        var newHash = rehash ? passwords.Hash(password!) : null;
        var fact = new Fact(Uuid.New(clock), FactType.SIGNED_IN, account.Id.ToString(), now, account.Id.Value);
        await transactions.RunAsync(
            async work =>
            {
                await accounts.ClearAttemptsAsync(account.Id, newHash, work, cancellationToken);
                await outbox.AddAsync(work, [fact], cancellationToken);
                return true;
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
