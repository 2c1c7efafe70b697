using System.Net;

namespace Axon.PaymentSimulator.Hosting;

/// <summary>Keeps a simulator off the network: it takes orders from anyone who reaches it.</summary>
internal static class LoopbackOnly
{
    public static void Check(SimulatorOptions options)
    {
        var open = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(url => !IsLoopback(url));
        if (open is not null && !options.AllowPublic)
            throw new InvalidOperationException($"{open} is not a loopback address. The payment simulator listens there only when explicitly allowed to (--allow-public true).");
    }

    // Kestrel takes every host name that is not localhost or an address to mean all interfaces.
    private static bool IsLoopback(string url) =>
        BindingAddress.Parse(url) is var address
        && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
