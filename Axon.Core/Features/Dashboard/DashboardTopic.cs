using Microsoft.Extensions.Logging;

namespace Axon.Core.Features.Dashboard;

/// <summary>One activity and filter, read in one loop for all its watchers; ends when the last one leaves.</summary>
internal sealed partial class DashboardTopic(
    Func<FeedState, CancellationToken, Task<FeedState>> read, TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<Action<FeedState>> _watchers = [];
    private FeedState _last = new(null, null);
    private bool _started;
    private bool _closed;

    /// <summary>Null when the topic has ended already.</summary>
    public IDisposable? TrySubscribe(Action<FeedState> changed, Action ended)
    {
        FeedState last;
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            _watchers.Add(changed);
            last = _last;
            if (!_started)
            {
                _started = true;
                var stopping = _stop.Token;
                _ = Task.Run(() => LoopAsync(stopping), CancellationToken.None);
            }
        }

        if (last.Snapshot is not null)
        {
            Tell(changed, last);
        }

        return new Subscription(() => Leave(changed, ended));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
        }

        End();
    }

    private void Leave(Action<FeedState> changed, Action ended)
    {
        lock (_gate)
        {
            _watchers.Remove(changed);
            if (_watchers.Count > 0 || _closed)
            {
                return;
            }

            _closed = true;
        }

        ended();
        End();
    }

    private void End()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task LoopAsync(CancellationToken stopping)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, clock);
            do
            {
                var state = await read(_last, stopping);
                Action<FeedState>[] watchers;
                lock (_gate)
                {
                    _last = state;
                    watchers = [.. _watchers];
                }

                foreach (var watcher in watchers)
                {
                    Tell(watcher, state);
                }
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The last watcher has left: the ordinary end.
        }
    }

    private void Tell(Action<FeedState> watcher, FeedState state)
    {
        try
        {
            watcher(state);
        }
        catch (Exception exception)
        {
            Log.WatcherFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6002, LogLevel.Error, "A watcher of a dashboard failed on a snapshot; the others go on")]
        public static partial void WatcherFailed(ILogger logger, Exception exception);
    }

    private sealed class Subscription(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
