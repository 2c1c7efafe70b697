using System.Threading.Channels;

namespace Axon.Core.Kernel;

/// <summary>Wakes one who pauses in this process before the pause is over. Only for speed: they would have come by themselves.</summary>
public class WakeSignal(TimeProvider clock)
{
    // Holds one: a signal that comes while nobody waits ends the next wait at once, and many are one.
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    /// <summary>Returns when raised since the last call, or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was said; the caller looks by itself.
        }
    }
}
