namespace Axon.Core.Features.Accounts;

/// <param name="Account">Set when signed in.</param>
/// <param name="RetryAfter">Set when locked out or busy.</param>
public readonly record struct SignInResult(SignInOutcome Outcome, Account? Account = null, TimeSpan? RetryAfter = null);
