namespace Axon.Core.Kernel;

/// <summary>The business day: dates that people type or rules mention are days in Seoul.</summary>
public static class SeoulTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The first instant of <paramref name="date"/> in Seoul.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => FromLocal(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>A wall-clock time typed in Seoul, as UTC; the first moment there is for those that came before it.</summary>
    public static DateTimeOffset FromLocal(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offset = Zone.GetUtcOffset(wall);
        return wall.Ticks < offset.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(wall.Ticks - offset.Ticks, TimeSpan.Zero);
    }

    public static DateTime ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
