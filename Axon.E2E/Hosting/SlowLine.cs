using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Axon.E2E.Hosting;

/// <summary>A long way between a browser and the site: every byte takes its time, and the line can fall silent without being hung up.</summary>
public sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeSpan _way;
    private readonly Uri _site;
    private readonly Task _accepting;
    private TaskCompletionSource _open = Opened();

    public SlowLine(Uri site, TimeSpan way)
    {
        (_site, _way) = (site, way);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/"));

    /// <summary>From now on nothing arrives at either end.</summary>
    public void FallSilent() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back arrives, and what follows too.</summary>
    public void Speak() => _open.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Speak();
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
    }

    private async Task ServeAsync(TcpClient browser)
    {
        try
        {
            using var near = browser;
            using var far = new TcpClient();
            await far.ConnectAsync(IPAddress.Loopback, _site.Port, _stop.Token);
            near.NoDelay = far.NoDelay = true;
            await Task.WhenAny(CarryAsync(near.GetStream(), far.GetStream()), CarryAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Browsers hang up when they like.
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to)
    {
        var underWay = Channel.CreateUnbounded<(long Sent, byte[] Bytes)>();
        var arriving = ArriveAsync(underWay.Reader, to);
        var buffer = new byte[16 * 1024];
        for (int length; (length = await from.ReadAsync(buffer, _stop.Token)) > 0;)
        {
            underWay.Writer.TryWrite((TimeProvider.System.GetTimestamp(), buffer[..length]));
        }

        underWay.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(long Sent, byte[] Bytes)> underWay, NetworkStream to)
    {
        await foreach (var (sent, bytes) in underWay.ReadAllAsync(_stop.Token))
        {
            var left = _way - TimeProvider.System.GetElapsedTime(sent);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, _stop.Token);
            }

            await _open.Task.WaitAsync(_stop.Token);
            await to.WriteAsync(bytes, _stop.Token);
        }
    }
}
