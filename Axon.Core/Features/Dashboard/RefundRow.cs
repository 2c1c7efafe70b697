namespace Axon.Core.Features.Dashboard;

/// <summary>Money that went back, from the books.</summary>
public sealed record RefundRow
{
    public Guid User { get; init; }

    public long AmountMinor { get; init; }

    public DateTimeOffset At { get; init; }
}
