using Axon.Web.Ui;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Axon.E2E.Hosting;

/// <summary>Axon.Web's own entry point with other settings, and a door through which a test signs people in.</summary>
internal sealed class AxonFactory(IReadOnlyDictionary<string, string?> settings) : WebApplicationFactory<App>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureServices(services => services.AddTransient<IStartupFilter, SignInDoor>());
    }
}
