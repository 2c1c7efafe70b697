using System.Text.Encodings.Web;
using System.Text.Unicode;
using Axon.Web.Ui;
using Axon.Web.Ui.Art;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using MudBlazor.Services;
using Radzen;

namespace Axon.Web.Start;

/// <summary>Razor components: static pages for shoppers, circuits for staff.</summary>
internal static class PagesStartup
{
    public static IServiceCollection AddAxonPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DisconnectedCircuitMaxRetained = 50;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
            options.MaxBufferedUnacknowledgedRenderBatches = 20;
        }).AddHubOptions(options => options.KeepAliveInterval = TimeSpan.FromSeconds(5)); // circuit.js gives a silent line up after twelve
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "axon-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // Said once, for every page, by SecurityHeaders.
            options.SuppressXFrameOptionsHeader = true;
        });
        // Korean as itself: as entities a page would be three times as long. Markup is escaped all the same.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMudServices();
        services.AddRadzenComponents();
        services.AddAxonWords();
        services.AddScoped<DisplayClock>();
        services.AddScoped<FlashMessages>();
        return services;
    }

    public static IEndpointRouteBuilder MapAxonPages(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets();
        routes.MapAxonArt();
        // The policy against framing is one of SecurityHeaders.
        routes.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return routes;
    }
}
