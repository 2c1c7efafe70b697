using Axon.Web.Http.Identity;

namespace Axon.Web.Features.Accounts;

/// <summary>Where the account pages are.</summary>
public static class AccountUrls
{
    public const string SignUpPath = "/sign-up";
    public const string SignOutPath = "/sign-out";
    public const string SignOutEverywherePath = "/me/sign-out-everywhere";
    public const string ProfilePath = "/me/profile";
    public const string PasswordPath = "/me/password";
    public const string UsersPath = "/admin/users";

    public static string SignUp(string? returnUrl) => SignInUrl.With(SignUpPath, returnUrl);

    /// <summary>The page on which an admin changes one account's roles.</summary>
    public static string User(Core.Kernel.UserId user) => $"{UsersPath}/{user}";
}
