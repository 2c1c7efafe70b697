using Axon.Core.Kernel;

namespace Axon.Web.Ui;

/// <summary>The time as people on this page read it: now, and any instant on the wall clock of their zone (Seoul), in words.</summary>
public sealed class DisplayClock(TimeProvider clock)
{
    public TimeZoneInfo Zone { get; init; } = SeoulTime.Zone;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>When something happened or will begin; an end is read by <see cref="End"/>.</summary>
    public string When(DateTimeOffset instant, WhenFormat format = WhenFormat.Friendly) => TimeFormat.Of(format, ToLocal(instant), ToLocal(Now));

    /// <summary>Until when something counts. <paramref name="end"/> is the first instant that no longer does, so a midnight is read as the day before.</summary>
    public string End(DateTimeOffset end, EndForm form) => EndFormat.Of(form, ToLocal(end), ToLocal(Now));

    /// <summary>The days from <paramref name="start"/> to the last that counts.</summary>
    public string Period(DateTimeOffset start, DateTimeOffset end) => EndFormat.Period(ToLocal(start), ToLocal(end), ToLocal(Now));
}
