using Microsoft.Extensions.Time.Testing;

namespace Axon.Tests.Support;

/// <summary>The two clocks of tests: one stands still until a test moves it, the other runs.</summary>
public static class Clocks
{
    /// <summary>21 November 2026, 14:00:00 in Seoul.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    /// <summary>Moves only when a test says so; timers and delays made from it fire while it is moved.</summary>
    public static FakeTimeProvider Still(DateTimeOffset? at = null) => new(at ?? Start);
}

/// <summary>A clock that stands still and says how many timers wait: a test knows by it that the code under test has come to its pause.</summary>
public sealed class WatchedClock() : FakeTimeProvider(Clocks.Start)
{
    private int _waiting;

    public int Waiting => Volatile.Read(ref _waiting);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _waiting);
        return new Watched(base.CreateTimer(callback, state, dueTime, period), this);
    }

    private sealed class Watched(ITimer timer, WatchedClock clock) : ITimer
    {
        private int _over;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                Interlocked.Decrement(ref clock._waiting);
            }

            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Real time, further ahead when a test says so: deadlines pass at once, and timers and time limits of a whole application still run.</summary>
/// <remarks>Beside <see cref="FakeTimeProvider"/>, which does not run: with it nothing that an application does in its background would ever be due.</remarks>
/// <param name="measured">Whether what is measured jumps along: what is kept for a while grows old, and the patience of a call that is under way ends.</param>
public sealed class ShiftedClock(bool measured = true) : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (measured ? GetUtcNow() : System.GetUtcNow()).Ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
