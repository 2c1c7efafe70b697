namespace Axon.Core.Features.Dashboard;

/// <summary>State at the end of one interval.</summary>
/// <param name="Held">Units in somebody's hands: reserved or paid and not given back.</param>
/// <param name="Paid">Units paid and not refunded.</param>
public sealed record FillPoint(DateTimeOffset At, long Held, long Paid);
