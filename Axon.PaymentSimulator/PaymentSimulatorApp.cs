using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Faults;
using Axon.PaymentSimulator.Hosting;
using Axon.PaymentSimulator.Protocol;
using Axon.PaymentSimulator.Webhooks;
using Axon.PaymentSimulator.Window;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator;

/// <summary>Builds the simulator as an application of its own, whether in its own process or beside another one on its own port.</summary>
public static class PaymentSimulatorApp
{
    /// <summary>Reads the journal, so it throws when the folder is damaged or used by another simulator, and for a public address that was not allowed.</summary>
    /// <param name="loggers">Where to log; nowhere when null.</param>
    public static WebApplication Build(SimulatorOptions options, ILoggerFactory? loggers = null)
    {
        LoopbackOnly.Check(options);
        // An empty builder: nothing of the hosting process (settings files, environment, its own addresses) may leak in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Axon.PaymentSimulator", EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls).ConfigureKestrel(Limit);
        AddServices(builder.Services, options, loggers);
        var app = builder.Build();
        Use(app);
        // Opens the journal now: a damaged one must stop the start, not the first payment.
        app.Services.GetRequiredService<Journal>();
        return app;
    }

    /// <summary>Builds and starts one beside the calling process's own work. Dispose it to stop it.</summary>
    public static async Task<RunningSimulator> StartInHostAsync(
        SimulatorOptions options, ILoggerFactory? loggers = null, CancellationToken cancellationToken = default)
    {
        var app = Build(options, loggers);
        try
        {
            await app.StartAsync(cancellationToken);
            return new RunningSimulator(app, new Uri(app.Urls.First()));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static void AddServices(IServiceCollection services, SimulatorOptions options, ILoggerFactory? loggers)
    {
        services.AddLogging();
        if (loggers is not null)
            services.Replace(ServiceDescriptor.Singleton(loggers));
        services.AddRouting();
        services.AddLocalization();
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = options.AllowPublic ? ["*"] : ["localhost", "127.0.0.1", "[::1]"]);
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<PaymentBook>();
        services.AddSingleton(provider => Journal.Open(options.DataFolder, provider.GetRequiredService<PaymentBook>().Apply));
        services.AddSingleton<Cashier>();
        services.AddSingleton<KnobBoard>();
        services.AddSingleton<IdempotencyDesk>();
        services.AddSingleton<PaymentDesk>();
        services.AddSingleton<TossAnswers>();
        services.AddSingleton<PageWriter>();
        services.AddSingleton<WebhookPostman>();
        services.AddSingleton<WebhookOffice>();
        services.AddHostedService<WebhookRounds>();
    }

    private static void Use(WebApplication app)
    {
        app.UseMiddleware<LastResort>();
        app.UseHostFiltering();
        app.UseRequestLocalization(Languages);
        app.UseRouting();
        app.MapPayments();
        app.MapLedger();
        app.MapKnobs();
        app.MapWindow();
        app.MapGet("/health", () => TypedResults.Ok());
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 2 * RequestBody.Limit;
    }

    private static void Languages(RequestLocalizationOptions localization)
    {
        localization.SetDefaultCulture("ko").AddSupportedCultures("ko", "en").AddSupportedUICultures("ko", "en");
        localization.RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { Options = localization, QueryStringKey = "lang", UIQueryStringKey = "lang" },
            new AcceptLanguageHeaderRequestCultureProvider { Options = localization },
        ];
    }
}
