namespace Axon.Tests.Support;

/// <summary>Holds back what would go on by itself, so that a test decides what comes first.</summary>
public sealed class HeldContext : SynchronizationContext
{
    private readonly Stack<(SendOrPostCallback Run, object? State)> _held = new();

    public override void Post(SendOrPostCallback d, object? state) => _held.Push((d, state));

    /// <summary>Begins <paramref name="work"/>; what follows each of its waits is held.</summary>
    public T Begin<T>(Func<T> work) => Within(work);

    /// <summary>Runs what is held, and what comes of it, the newest first.</summary>
    public void RunNewestFirst() => Within(() =>
    {
        while (_held.TryPop(out var next))
        {
            next.Run(next.State);
        }

        return true;
    });

    private T Within<T>(Func<T> work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
