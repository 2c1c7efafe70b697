namespace Axon.Tests.Integration.Accounts;

/// <summary>Real time, further ahead when a test says so.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
