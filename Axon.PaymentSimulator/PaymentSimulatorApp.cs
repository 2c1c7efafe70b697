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
        services.AddSingleton<PaymentRegister>();
        services.AddSingleton(provider => Journal.Open(options.DataFolder, provider.GetRequiredService<PaymentRegister>().Apply));
        services.AddSingleton<PaymentProcessor>();
        services.AddSingleton<KnobBoard>();
        services.AddSingleton<IdempotencyCache>();
        services.AddSingleton<PaymentHandlers>();
        services.AddSingleton<TossAnswers>();
        services.AddSingleton<PageWriter>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookDispatcher>();
        services.AddHostedService<WebhookRetryLoop>();
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

/// <summary>How a simulator is set up. The keys' defaults are no secrets: they open nothing but a simulator.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where the journal lives. One simulator at a time.</summary>
    public string DataFolder { get; set; } = "";

    /// <summary>Loopback addresses, separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:0";

    public string SecretKey { get; set; } = "test_sk_axon_simulator";

    public string ClientKey { get; set; } = "test_ck_axon_simulator";

    public string WebhookSecret { get; set; } = "test_whsec_axon_simulator";

    /// <summary>Where state changes are announced; none when null.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>Listen on other than loopback addresses. Ledger, knobs and test payments then ask for the secret key.</summary>
    public bool AllowPublic { get; set; }

    /// <summary>How long an authenticated payment waits for its confirm.</summary>
    public TimeSpan Session { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the slow card takes.</summary>
    public TimeSpan SlowCard { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>When a request that is never answered is cut off after all.</summary>
    public TimeSpan LongestSilence { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Pauses between tries to deliver a webhook.</summary>
    public IReadOnlyList<TimeSpan> WebhookRetries { get; set; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(64)];
}
