namespace Axon.Core.Features.Accounts;

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
