using Axon.Core.Features.Accounts.Rules;
using Axon.Core.Shared;

namespace Axon.Core.Features.Accounts.Ports;

/// <summary>Counts tries at passwords by account and by where they come from.</summary>
public interface ISignInAttempts
{
    /// <summary>Counts a try before the password is looked at, so that no number of parallel guesses beats the limit.</summary>
    /// <returns>Null when the try may go on, else until when <paramref name="source"/> may not try this account.</returns>
    Task<DateTimeOffset?> TryAsync(UserId user, SignInSource source, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The password was right: forgets the tries of this source and knows it from now on.</summary>
    Task SucceededAsync(UserId user, SignInSource source, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);
}
