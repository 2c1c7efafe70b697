namespace Axon.Core.Shared;

/// <summary>The business day: dates that people type or rules mention are days in Seoul.</summary>
public static class SeoulTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The first instant of <paramref name="date"/> in Seoul.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => FromLocal(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>A wall-clock time typed in Seoul, as UTC.</summary>
    public static DateTimeOffset FromLocal(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    public static DateTime ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
