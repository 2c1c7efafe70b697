using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>Redis on the data folder: loopback only, with a password, append-only file every second, and no eviction.</summary>
internal static class PrivateRedis
{
    public static string PidFile(DataFolder folder) => folder.In("run", "redis.pid");

    /// <summary>The settings file: the word of the command line that only this folder's server has.</summary>
    public static string Marker(DataFolder folder) => folder.In("secrets", "redis.conf");

    public static ServerCommand Command(DataFolder folder, int port)
    {
        var data = folder.In("redis");
        Directory.CreateDirectory(data);
        var password = folder.Secret("redis");
        // In a file that only the owner reads: a command line is public on the machine.
        var settings = Marker(folder);
        return new ServerCommand(
            "Redis", ServerBinary.Find("redis-server"), [settings], port, PidFile(folder), folder.In("logs", "redis.log"),
            token => AnswersAsync(port, password, token))
        {
            Settings = (settings, $"""
            bind 127.0.0.1
            port {port}
            requirepass {password}
            masterauth {password}
            dir "{data}"
            appendonly yes
            appendfsync everysec
            save ""
            maxmemory-policy noeviction
            tcp-backlog 511
            set-proc-title no
            databases 1024

            """),
        };
    }

    public static string ConnectionString(DataFolder folder, int port) => ConnectionString(port, folder.Secret("redis"));

    public static string ConnectionString(int port, string password) => $"127.0.0.1:{port},password={password}";

    private static async Task<bool> AnswersAsync(int port, string password, CancellationToken cancellationToken)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(2));
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\n"), patience.Token);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return await reader.ReadLineAsync(patience.Token) == "+OK" && await reader.ReadLineAsync(patience.Token) == "+PONG";
        }
        catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
