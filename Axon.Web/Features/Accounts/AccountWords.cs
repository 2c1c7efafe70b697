using System.Diagnostics;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Accounts;

/// <summary>What refusals, regions, grades and roles are called.</summary>
internal static class AccountWords
{
    public static string Of(this IStringLocalizer<AccountStrings> words, Problem problem) => words[problem.Code switch
    {
        AccountProblems.EmailInvalid => nameof(AccountStrings.EmailInvalid),
        AccountProblems.EmailTaken => nameof(AccountStrings.EmailTaken),
        AccountProblems.NameInvalid => nameof(AccountStrings.NameInvalid),
        AccountProblems.BirthYearInvalid => nameof(AccountStrings.BirthYearInvalid),
        AccountProblems.TooYoung => nameof(AccountStrings.TooYoung),
        AccountProblems.RegionInvalid => nameof(AccountStrings.RegionInvalid),
        AccountProblems.PasswordTooShort => nameof(AccountStrings.PasswordTooShort),
        AccountProblems.PasswordTooLong => nameof(AccountStrings.PasswordTooLong),
        AccountProblems.PasswordCommon => nameof(AccountStrings.PasswordCommon),
        AccountProblems.PasswordPersonal => nameof(AccountStrings.PasswordPersonal),
        AccountProblems.PasswordUnchanged => nameof(AccountStrings.PasswordUnchanged),
        AccountProblems.PasswordWrong => nameof(AccountStrings.PasswordWrong),
        AccountProblems.WrongCredentials => nameof(AccountStrings.WrongCredentials),
        AccountProblems.LockedOut => nameof(AccountStrings.LockedOut),
        AccountProblems.Busy => nameof(AccountStrings.Busy),
        AccountProblems.NotFound => nameof(AccountStrings.NotFound),
        AccountProblems.LastAdmin => nameof(AccountStrings.LastAdmin),
        _ => throw new UnreachableException(problem.Code),
    }];

    public static string Of(this IStringLocalizer<AccountStrings> words, Region region) => words[nameof(Region) + region];

    public static string Of(this IStringLocalizer<AccountStrings> words, Grade grade) => words[nameof(Grade) + grade];

    public static string Of(this IStringLocalizer<AccountStrings> words, Role role) => words[nameof(Role) + role];
}
