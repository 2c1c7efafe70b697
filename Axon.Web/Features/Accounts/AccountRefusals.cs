using System.Diagnostics;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Resources;

namespace Axon.Web.Features.Accounts;

/// <summary>What accounts refuse.</summary>
internal static class AccountRefusals
{
    public static IReadOnlyList<Refusal> All { get; } =
    [
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.EmailInvalid, nameof(AccountStrings.EmailInvalid)),
        Refusal.Of<AccountStrings>(StatusCodes.Status409Conflict, AccountProblems.EmailTaken, nameof(AccountStrings.EmailTaken)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.NameInvalid, nameof(AccountStrings.NameInvalid)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.BirthYearInvalid, nameof(AccountStrings.BirthYearInvalid)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.TooYoung, nameof(AccountStrings.TooYoung)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.RegionInvalid, nameof(AccountStrings.RegionInvalid)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.PasswordTooShort, nameof(AccountStrings.PasswordTooShort)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.PasswordTooLong, nameof(AccountStrings.PasswordTooLong)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.PasswordCommon, nameof(AccountStrings.PasswordCommon)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.PasswordPersonal, nameof(AccountStrings.PasswordPersonal)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.PasswordUnchanged, nameof(AccountStrings.PasswordUnchanged)),
        Refusal.Of<AccountStrings>(StatusCodes.Status400BadRequest, AccountProblems.PasswordWrong, nameof(AccountStrings.PasswordWrong)),
        Refusal.Of<AccountStrings>(StatusCodes.Status401Unauthorized, AccountProblems.WrongCredentials, nameof(AccountStrings.WrongCredentials)),
        Refusal.Of<AccountStrings>(StatusCodes.Status429TooManyRequests, AccountProblems.LockedOut, nameof(AccountStrings.LockedOut)),
        Refusal.Of<AccountStrings>(StatusCodes.Status429TooManyRequests, AccountProblems.Busy, nameof(AccountStrings.Busy)),
        Refusal.Of<AccountStrings>(StatusCodes.Status404NotFound, AccountProblems.NotFound, nameof(AccountStrings.NotFound)),
        Refusal.Of<AccountStrings>(StatusCodes.Status409Conflict, AccountProblems.LastAdmin, nameof(AccountStrings.LastAdmin)),
    ];

    /// <summary>Why somebody was not signed in.</summary>
    public static Problem Problem(this SignInOutcome outcome) => new(outcome switch
    {
        SignInOutcome.WrongCredentials => AccountProblems.WrongCredentials,
        SignInOutcome.LockedOut => AccountProblems.LockedOut,
        SignInOutcome.Busy => AccountProblems.Busy,
        _ => throw new UnreachableException(outcome.ToString()),
    });
}
