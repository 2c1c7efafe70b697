namespace Axon.Core.Features.Campaigns.Activities;

/// <param name="Capacity">As it is now.</param>
/// <param name="Taken">Sold or in payment.</param>
/// <param name="Held">Held by people who have not begun to pay.</param>
public readonly record struct CapacityResult(CapacityOutcome Outcome, int Capacity = 0, int Taken = 0, int Held = 0, int Version = 0);
