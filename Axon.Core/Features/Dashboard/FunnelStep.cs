namespace Axon.Core.Features.Dashboard;

/// <summary>One step of a funnel.</summary>
/// <param name="Kind">The event type that reaches it.</param>
/// <param name="Reached">People who reached it, having reached every step before it.</param>
/// <param name="Losses">Those who reached it and not the next one, by reason; their sum with the next step's people is <paramref name="Reached"/>.</param>
/// <param name="MedianSeconds">From entering the funnel to this step, of those who reached it.</param>
public sealed record FunnelStep(string Kind, long Reached, IReadOnlyList<FunnelLoss> Losses, double? MedianSeconds, double? P90Seconds);
