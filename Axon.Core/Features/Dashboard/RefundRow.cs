namespace Axon.Core.Features.Dashboard;

/// <summary>Money that went back, from the books.</summary>
public sealed record RefundRow(Guid User, long AmountMinor, DateTimeOffset At);
