using Microsoft.Extensions.Logging;

namespace Axon.Core.Dashboard;

/// <summary>One activity and filter, read in one loop for all its watchers; ends when the last one leaves.</summary>
internal sealed partial class DashboardTopic(
    Func<FeedState, CancellationToken, Task<FeedState>> read, TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<Watcher> _watchers = [];
    private FeedState _last = new(null, null);
    private bool _started;
    private bool _closed;

    /// <summary>Null when the topic has ended already.</summary>
    public IDisposable? TrySubscribe(Action<FeedState> changed, Action ended)
    {
        var watcher = new Watcher(changed, ExecutionContext.Capture());
        FeedState last;
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            _watchers.Add(watcher);
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
            Tell(watcher, last);
        }

        return new Subscription(() => Leave(watcher, ended));
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

    private void Leave(Watcher watcher, Action ended)
    {
        lock (_gate)
        {
            _watchers.Remove(watcher);
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
                Watcher[] watchers;
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

    private void Tell(Watcher watcher, FeedState state)
    {
        try
        {
            watcher.Tell(state);
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

    // The loop runs in the context of whoever came first: language and zone of all others would be theirs.
    private sealed class Watcher(Action<FeedState> changed, ExecutionContext? context)
    {
        public void Tell(FeedState state)
        {
            if (context is null)
            {
                changed(state);
                return;
            }

            ExecutionContext.Run(context, _ => changed(state), null);
        }
    }

    private sealed class Subscription(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}

/// <summary>What a watcher is told.</summary>
/// <param name="Snapshot">The newest good snapshot; null before the first, or when there is no such activity.</param>
/// <param name="Failure">Set while reads fail: the snapshot is then stale.</param>
public sealed record FeedState(ActivityDashboard? Snapshot, string? Failure);
