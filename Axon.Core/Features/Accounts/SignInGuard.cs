using Axon.Core.Features.Accounts.Ports;
using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts;

/// <summary>What stands before every password check: the lane that bounds their number, and the counts that stop guessing.</summary>
public sealed class SignInGuard(HashingLane lane, ISignInAttempts attempts, UnknownAttempts unknown)
{
    internal HashingLane Lane => lane;

    /// <summary>Null when the try may go on, else until when not.</summary>
    /// <param name="account">Null when nobody has the address <paramref name="email"/>.</param>
    internal async Task<DateTimeOffset?> TryAsync(Account? account, string? email, SignInSource source, DateTimeOffset now, CancellationToken cancellationToken) =>
        account is null ? unknown.TryAttempt(email, source, now) : await attempts.TryAsync(account.Id, source, now, cancellationToken);

    internal Task SucceededAsync(UserId user, SignInSource source, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken) =>
        attempts.SucceededAsync(user, source, now, work, cancellationToken);
}
