using Axon.Core.Shared;

namespace Axon.Web.Components.Ui;

/// <summary>The time as people on this page read it: now, and any instant on the wall clock of their zone (Seoul).</summary>
public sealed class DisplayClock(TimeProvider clock)
{
    public TimeZoneInfo Zone { get; init; } = SeoulTime.Zone;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
