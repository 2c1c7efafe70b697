using System.Globalization;
using Axon.Core.Kernel;

namespace Axon.Core.Accounts;

/// <summary>What an account's details may be.</summary>
public static class AccountRules
{
    public const int NameMaximum = 40;
    public const int OldestBirthYear = 1900;

    /// <summary>Younger people need a guardian's consent by Korean law, which this shop cannot take.</summary>
    public const int MinimumAge = 14;

    public static bool IsName(string? text, out string name)
    {
        name = PlainText.OneLine(text) ?? "";
        return name.Length > 0 && new StringInfo(name).LengthInTextElements <= NameMaximum && name.EnumerateRunes().Count() <= 80;
    }

    public static int NewestBirthYear(TimeProvider clock) => clock.GetUtcNow().Year - MinimumAge;

    /// <summary>What is wrong with a profile that somebody entered; empty when nothing is.</summary>
    internal static IEnumerable<Problem> CheckProfile(string? displayName, int? birthYear, Region? region, TimeProvider clock)
    {
        if (!IsName(displayName, out _))
        {
            yield return new Problem(AccountProblems.NameInvalid, "displayName");
        }

        if (birthYear is { } year && (year < OldestBirthYear || year > clock.GetUtcNow().Year))
        {
            yield return new Problem(AccountProblems.BirthYearInvalid, "birthYear");
        }
        else if (birthYear > NewestBirthYear(clock))
        {
            yield return new Problem(AccountProblems.TooYoung, "birthYear");
        }

        if (region is { } one && !Enum.IsDefined(one))
        {
            yield return new Problem(AccountProblems.RegionInvalid, "region");
        }
    }
}

/// <summary>The codes of this feature's refusals.</summary>
public static class AccountProblems
{
    public const string EmailInvalid = "accounts/email-invalid";
    public const string EmailTaken = "accounts/email-taken";
    public const string NameInvalid = "accounts/name-invalid";
    public const string BirthYearInvalid = "accounts/birth-year-invalid";
    public const string TooYoung = "accounts/too-young";
    public const string RegionInvalid = "accounts/region-invalid";
    public const string PasswordTooShort = "accounts/password-too-short";
    public const string PasswordTooLong = "accounts/password-too-long";
    public const string PasswordCommon = "accounts/password-common";
    public const string PasswordPersonal = "accounts/password-personal";
    public const string PasswordUnchanged = "accounts/password-unchanged";
    public const string PasswordWrong = "accounts/password-wrong";
    public const string WrongCredentials = "accounts/wrong-credentials";
    public const string LockedOut = "accounts/locked-out";
    public const string Busy = "accounts/busy";
    public const string NotFound = "accounts/not-found";
    public const string LastAdmin = "accounts/last-admin";
}
