namespace Axon.Core.Features.Accounts.Rules;

/// <summary>How guessing is stopped: so many tries by one source at one account in a while, and so many by all strangers together.</summary>
/// <remarks>
/// Nobody locks others out: whoever has signed in before, in this browser or from this address, has a count of their own. The limit for strangers together
/// keeps many addresses from guessing without end; only people who sign in for the first time at a new place feel it.
/// </remarks>
public static class Lockout
{
    public const int Attempts = 5;

    /// <summary>Of sources that have never signed in with the account, all together.</summary>
    public const int StrangersAttempts = 50;

    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    /// <summary>Until when there is no further try, or null.</summary>
    /// <param name="tries">With the one that is asked about.</param>
    public static DateTimeOffset? Until(int tries, DateTimeOffset since, bool strangers) =>
        tries > (strangers ? StrangersAttempts : Attempts) ? since + Duration : null;
}
