namespace Axon.Core.Features.Accounts;

public enum SignInOutcome
{
    SignedIn,

    /// <summary>No such account or not its password: the same answer on purpose.</summary>
    WrongCredentials,

    /// <summary>Too many wrong passwords; also said of addresses without an account.</summary>
    LockedOut,
}
