using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Axon.Web.Http;

/// <summary>Korean unless somebody chose or their browser asks for English.</summary>
internal static class CultureStartup
{
    public static readonly string[] Supported = ["ko", "en"];

    public static IServiceCollection AddAxonCulture(this IServiceCollection services)
    {
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Supported[0]).AddSupportedCultures(Supported).AddSupportedUICultures(Supported);
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }

    public const string Cookie = "axon-culture";

    public static IApplicationBuilder UseAxonCulture(this IApplicationBuilder app) => app.UseRequestLocalization();

    public static bool IsSupported(string? culture) => Supported.Contains(culture, StringComparer.Ordinal);

    public static string CookieValue(string culture) => CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(culture)));
}
