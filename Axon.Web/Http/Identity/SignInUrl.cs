namespace Axon.Web.Http.Identity;

/// <summary>The sign-in page, and addresses that lead on to where somebody was.</summary>
public static class SignInUrl
{
    public const string Path = "/sign-in";

    /// <summary>The sign-in page, which leads on to <paramref name="returnUrl"/>.</summary>
    public static string Of(string? returnUrl) => With(Path, returnUrl);

    /// <summary><paramref name="returnUrl"/> when it is a path of this site, else the front page: never a way out to another site.</summary>
    public static string Local(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : "/";

    /// <summary>A page that leads on to <paramref name="returnUrl"/>.</summary>
    public static string With(string page, string? returnUrl) =>
        Local(returnUrl) is var local and not "/" ? $"{page}?returnUrl={Uri.EscapeDataString(local)}" : page;
}
