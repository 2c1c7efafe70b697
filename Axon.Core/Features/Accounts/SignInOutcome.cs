namespace Axon.Core.Features.Accounts;

public enum SignInOutcome
{
    SignedIn,

    /// <summary>No such account or not its password: the same answer on purpose.</summary>
    WrongCredentials,

    /// <summary>Too many wrong passwords from this browser or address; also said of addresses without an account.</summary>
    LockedOut,

    /// <summary>More people sign in than passwords can be checked; nothing was looked at or counted.</summary>
    Busy,
}
