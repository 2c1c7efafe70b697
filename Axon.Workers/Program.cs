using Axon.Core;
using Axon.Core.Hosting;
using Axon.Workers;
using Axon.Workers.Hosting;
using Axon.Workers.Monitoring;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);
var roles = WorkerRoles.Parse(builder.Configuration["role"]);
// Who asks for its health is not news.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Services.Configure<HostOptions>(options =>
{
    options.ShutdownTimeout = TimeSpan.FromSeconds(8);
    // Each has its own work to end; none waits for another.
    options.ServicesStopConcurrently = true;
});
builder.Services
    .AddAxonCore(
        StoreConnectionStrings.From(builder.Configuration) ?? throw new InvalidOperationException("Workers on their own need ConnectionStrings:MySql and ConnectionStrings:Redis."),
        StreamServers.From(builder.Configuration),
        payments: roles.Has(WorkerRoles.Jobs))
    .AddAxonWorkers(roles)
    .AddAxonMonitoring(builder.Configuration);

var app = builder.Build();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/health/ready");
app.MapAxonMetrics();
await app.RunAsync();
