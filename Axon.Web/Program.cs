using Axon.Core;
using Axon.Core.Db;
using Axon.Web.Features.Accounts;
using Axon.Web.Features.Catalog;
using Axon.Web.Features.Checkout;
using Axon.Web.Features.Dashboard;
using Axon.Web.Features.Entry;
using Axon.Web.Features.Operations;
using Axon.Web.Features.Tracking;
using Axon.Web.Features.Wallet;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Axon.Web.Start;
using Axon.Web.Start.Commands;
using Axon.Workers;
using Axon.Workers.Monitoring;

if (ConsoleCommands.TryRun(args) is { } command)
{
    return await command;
}

return await ReadableFailure.GuardAsync(async stop =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        // Settings lie beside the program, wherever it is started from.
        ContentRootPath = AppContext.BaseDirectory,
    });
    // Before the host, and disposed after it: private servers must outlive everything that uses them.
    await using var stores = await Stores.OpenAsync(builder.Configuration, stop);
    await using var payments = await PracticePayments.OpenAsync(builder.Configuration, stores.DataDirectory, stop);
    builder.UseAxonHosting();
    builder.Services
        .AddAxonCore(stores.ConnectionStrings, stores.Streams)
        .AddAxonWorkers(OwnWorkers.Inside(builder.Configuration), servesWeb: true)
        .AddAxonMonitoring(builder.Configuration)
        .AddAxonEdge(builder.Configuration)
        .AddAxonCulture()
        .AddAxonPages()
        .AddAxonAuthentication()
        .AddAxonApi()
        .AddAxonOpenApi()
        .AddAccountsWeb()
        .AddCatalogWeb()
        .AddEntryWeb()
        .AddCheckoutWeb()
        .AddTrackingWeb()
        .AddDashboardWeb()
        .AddOperationsWeb();
    WarmUp.AddTo(builder.Services);

    await using var app = builder.Build();
    await app.Services.GetRequiredService<Migrator>().MigrateAsync(stop);
    await app.Services.GetRequiredService<KeyRing>().SealAllAsync(stop);
    await DemoStartup.SeedAsync(app, stores.DataDirectory, stop);
    await using var workers = await OwnWorkers.OpenAsync(app, stores, stop);
    app.UseAxonEdge();
    app.UseAxonCulture();
    app.UseAuthentication();
    app.UseAxonApi();
    app.UseAccountsWeb();
    app.UseAuthorization();
    app.UseMiddleware<CircuitGuard>();
    app.UseAntiforgery();
    app.MapAxonHealth();
    app.MapAxonMetrics();
    app.MapAxonPreferences();
    var api = app.MapAxonApi();
    app.MapAccountsWeb(api);
    api.MapEntryWeb();
    app.MapCheckoutWeb(api);
    api.MapWalletWeb();
    api.MapOperationsWeb();
    app.MapTrackingWeb(api);
    api.MapDashboardWeb();
    api.MapCatalogWeb();
    app.MapAxonOpenApi();
    app.MapAxonPages();
    Greeting.PrintWhenStarted(app, stores.DataDirectory, payments.Address);
    await HostingAbstractionsHostExtensions.RunAsync(app, stop);
});
