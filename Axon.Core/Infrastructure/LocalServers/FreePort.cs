using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>Loopback ports that nobody listens on now.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The port written in <paramref name="file"/> when it is free, else a new one, written there.</summary>
    public static int Remembered(string file)
    {
        if (File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var remembered) && IsFree(remembered))
        {
            return remembered;
        }

        var port = Next();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!); // a file's full path has a folder
        File.WriteAllText(file, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
