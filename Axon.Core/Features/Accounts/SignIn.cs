using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Features.Accounts;

/// <summary>Finds out whether somebody is who they say, and stops guessing.</summary>
public sealed partial class SignIn(
    IAccounts accounts, SignInGuard guard, IOutbox outbox, ITransactions transactions, Passwords passwords, TimeProvider clock, ILogger<SignIn> logger)
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
        await transactions.RunAsync(
            async work =>
            {
                await guard.SucceededAsync(account.Id, source, now, work, cancellationToken);
                if (newHash is not null)
                {
                    await accounts.RenewHashAsync(account.Id, account.PasswordHash!, newHash, work, cancellationToken); // right, so there is one
                }

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
