using Axon.Web.Startup;

var builder = WebApplication.CreateBuilder(args);
builder.UseAxonHosting();
builder.Services
    .AddAxonEdge(builder.Configuration)
    .AddAxonCulture()
    .AddAxonPages()
    .AddAxonAuthentication()
    .AddAxonApi();

var app = builder.Build();
app.UseAxonEdge();
app.UseAxonCulture();
app.UseAuthentication();
app.UseAxonApi();
app.UseAuthorization();
app.UseAntiforgery();
app.MapAxonHealth();
app.MapAxonPreferences();
app.MapAxonApi();
app.MapAxonPages();
await app.RunAsync();
