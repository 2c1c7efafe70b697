namespace Axon.Web.Startup;

/// <summary>Light or dark as chosen in this browser; null leaves it to the device.</summary>
internal static class ThemeChoice
{
    public const string Cookie = "axon-theme";
    public const string Light = "light";
    public const string Dark = "dark";

    public static string? Of(HttpContext context) => Parse(context.Request.Cookies[Cookie]);

    public static string? Parse(string? value) => value is Light or Dark ? value : null;
}
