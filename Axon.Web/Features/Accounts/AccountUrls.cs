namespace Axon.Web.Features.Accounts;

/// <summary>Where the account pages are.</summary>
public static class AccountUrls
{
    public const string SignInPath = "/sign-in";
    public const string SignUpPath = "/sign-up";
    public const string SignOutPath = "/sign-out";
    public const string SignOutEverywherePath = "/me/sign-out-everywhere";
    public const string ProfilePath = "/me/profile";
    public const string PasswordPath = "/me/password";
    public const string UsersPath = "/admin/users";

    /// <summary>The sign-in page, which leads on to <paramref name="returnUrl"/>.</summary>
    public static string SignIn(string? returnUrl) => With(SignInPath, returnUrl);

    public static string SignUp(string? returnUrl) => With(SignUpPath, returnUrl);

    /// <summary><paramref name="returnUrl"/> when it is a path of this site, else the front page: never a way out to another site.</summary>
    public static string Local(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : "/";

    /// <summary>The page on which an admin changes one account's roles.</summary>
    public static string User(Core.Kernel.UserId user) => $"{UsersPath}/{user}";

    private static string With(string path, string? returnUrl) =>
        Local(returnUrl) is var local and not "/" ? $"{path}?returnUrl={Uri.EscapeDataString(local)}" : path;
}
