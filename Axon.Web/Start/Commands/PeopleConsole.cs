using System.Globalization;
using Axon.Core;
using Axon.Core.Accounts;
using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.Web.Features.Accounts;
using Axon.Web.Http.Identity;

namespace Axon.Web.Start.Commands;

/// <summary><c>people N --out FILE</c>, beside a running Axon: on its data folder, or on the configured database.</summary>
internal static class PeopleConsole
{
    private const string Usage = "axon people N --out FILE [--data FOLDER]   (N from 1 to 1000000; Axon must be running)";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var number, "--out", var file, .. var rest]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > MakeTestShoppers.Maximum)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest });
        var data = rest is ["--data", var folder, ..] ? folder : builder.Configuration["Axon:DataDirectory"] ?? new AxonOptions().DataDirectory;
        var stores = StoreConnectionStrings.From(builder.Configuration)
            ?? RunningServers.Find(data);
        if (stores is null)
        {
            await Console.Error.WriteLineAsync($"No Axon has run on {Path.GetFullPath(data)}. Start it with ./axon run, or name its folder with --data.");
            return 1;
        }

        if (StoreConnectionStrings.From(builder.Configuration) is null)
        {
            builder.Configuration[InstallationKey.Setting] ??= RunningServers.Key(data);
        }

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddAxonCore(stores).AddAxonAuthentication();
        // Nothing is started: only what makes people is asked for.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = false);
        await using var app = builder.Build();
        try
        {
            await PeopleCommand.RunAsync(app.Services, count, file, CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            await Console.Error.WriteLineAsync($"The database does not answer: is Axon running? [{exception.Message}]");
            return 1;
        }

        await Console.Out.WriteLineAsync($"{count} test shoppers; their tokens, one a line, are in {Path.GetFullPath(file)}");
        return 0;
    }
}
