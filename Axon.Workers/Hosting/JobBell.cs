namespace Axon.Workers.Hosting;

/// <summary>Wakes a pausing job of this process early. Only for speed: the job would have come by itself.</summary>
public sealed class JobBell<TJob>
    where TJob : IPeriodicJob
{
    private volatile TaskCompletionSource _rung = New();

    public void Ring() => _rung.TrySetResult();

    internal async Task WaitAsync(TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var rung = _rung;
        await rung.Task.WaitAsync(limit, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (rung.Task.IsCompleted)
        {
            // Renewed before the round, so that a ring during the round starts another.
            _rung = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
