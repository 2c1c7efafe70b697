using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Axon.Tests.Servers;

/// <summary>A way to a server on which an answer can be lost: the connection ends after the server has done what it was asked, and before the client hears of it.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly EndPoint _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _ways = [];
    private byte[] _mark = [];
    private int _seen;
    private bool _cut;

    public CuttingProxy(EndPoint server)
    {
        _server = server;
        _listener.Start();
        _ways.Add(AcceptAsync());
    }

    public EndPoint EndPoint => _listener.LocalEndpoint;

    /// <summary>How often a request with the mark has come.</summary>
    public int Seen => Volatile.Read(ref _seen);

    /// <summary>The answer to the next request that contains the mark is lost.</summary>
    public void CutAfter(string mark) => (_mark, _cut) = (Encoding.ASCII.GetBytes(mark), true);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await Task.WhenAll(_ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _ways.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.Client.ConnectAsync(_server, _stop.Token);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var (near, far) = (client.GetStream(), server.GetStream());
            var lost = false;
            var requests = CopyAsync(near, far, bytes => { lost |= IsMarked(bytes); return true; }, ended.Token);
            // The server has answered, so it has done what it was asked.
            var answers = CopyAsync(far, near, _ => !lost, ended.Token);
            await Task.WhenAny(requests, answers);
            await ended.CancelAsync();
            await Task.WhenAll(requests, answers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool IsMarked(ReadOnlySpan<byte> bytes)
    {
        if (_mark.Length == 0 || bytes.IndexOf(_mark) < 0)
        {
            return false;
        }

        Interlocked.Increment(ref _seen);
        var lost = _cut;
        _cut = false;
        return lost;
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Func<ReadOnlySpan<byte>, bool> passes, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var count && passes(buffer.AsSpan(0, count)))
        {
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }
}
