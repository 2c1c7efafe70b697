using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>One Kafka broker on the data folder, on loopback.</summary>
internal static class PrivateKafka
{
    public static string PidFile(DataFolder folder) => folder.In("run", "kafka.pid");

    /// <summary>The word of the command line that only this folder's broker has.</summary>
    public static string Marker(DataFolder folder) => Path.Combine(Data(folder), "server.properties");

    public static ServerCommand Prepare(DataFolder folder, StreamPrograms programs)
    {
        var port = folder.Port("kafka");
        string[] arguments =
        [
            "--dir", Data(folder), "--port", Word(port), "--controller-port", Word(folder.Port("kafka-controller")), "--",
            // Topics are made by Axon, with their settings; a typing error must not make one.
            "auto.create.topics.enable=false",
        ];
        return new ServerCommand("Kafka", programs.Kafka, arguments, port, PidFile(folder), folder.In("logs", "kafka.log"), token => AnswersAsync(port, token));
    }

    public static string Address(int port) => $"127.0.0.1:{Word(port)}";

    private static string Data(DataFolder folder) => folder.In("kafka");

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);

    // ApiVersions, version 0: the one request that every broker answers before anything else (https://kafka.apache.org/protocol).
    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        byte[] request = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 7, 0xff, 0xff];
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(2));
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(request, patience.Token);
            var head = new byte[10]; // length, correlation id, error
            await stream.ReadExactlyAsync(head, patience.Token);
            return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) == 7 && BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(8)) == 0;
        }
        catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
