using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Axon.Web.Start;

/// <summary>The last lines of a start: where to go, and how to end it.</summary>
internal static class Greeting
{
    public static void PrintWhenStarted(WebApplication app, string? dataDirectory, Uri? practicePayments) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine();
        foreach (var address in addresses)
        {
            Console.WriteLine($"  Axon is open at {address}");
        }

        if (dataDirectory is not null)
        {
            Console.WriteLine($"  Its data is in {dataDirectory}");
        }

        if (practicePayments is not null)
        {
            Console.WriteLine($"  Payments are practised with a simulator (no real money); its books are at {new Uri(practicePayments, "ledger")}");
        }

        Console.WriteLine("  Ctrl-C stops it; the next start finds everything again.");
        Console.WriteLine();
    });
}
