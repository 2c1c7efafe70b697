using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Workers.Hosting;

namespace Axon.Web.Start;

/// <summary><c>Axon:Distributed=true</c>: the work that runs by itself is done by processes beside this one, as on several machines, and not inside it.</summary>
internal static class OwnWorkers
{
    public const string Switch = "Axon:Distributed";

    // What a worker must know as this process does; the rest has the same defaults there.
    private static readonly string[] Shared = ["Payments", "Kafka", "Search", "Messages", "Behavior", "Logging", "Monitoring"];

    /// <summary>The roles of this process: those of <c>role</c>, else all, else none when other processes do the work.</summary>
    public static WorkerRoles Inside(IConfiguration configuration) =>
        configuration["role"] is null && configuration.GetValue<bool>(Switch) ? WorkerRoles.None : WorkerRoles.Parse(configuration["role"]);

    /// <summary>Starts a process per role when asked for; null otherwise. The database must be up to date.</summary>
    public static async Task<LocalWorkers?> OpenAsync(WebApplication app, Stores stores, CancellationToken cancellationToken)
    {
        if (!app.Configuration.GetValue<bool>(Switch) || stores.Folder is not { } folder)
        {
            return null;
        }

        var settings = Shared.SelectMany(section => app.Configuration.GetSection(section).AsEnumerable()).Where(pair => pair.Value is not null)
            .Append(new("ConnectionStrings:MySql", stores.ConnectionStrings.MySql))
            .Append(new("ConnectionStrings:Redis", stores.ConnectionStrings.Redis))
            .Append(new(InstallationKey.Setting, app.Configuration[InstallationKey.Setting]))
            .ToDictionary();
        return await LocalWorkers.StartAsync(
            folder,
            Path.Combine(AppContext.BaseDirectory, "Axon.Workers.dll"),
            WorkerRoles.Names,
            settings,
            new LocalServersOptions(folder.Path),
            app.Services.GetRequiredService<ILogger<LocalWorkers>>(),
            cancellationToken);
    }
}
