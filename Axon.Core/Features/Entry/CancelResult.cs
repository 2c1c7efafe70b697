namespace Axon.Core.Features.Entry;

/// <param name="Reservation">As it is now; null when not found.</param>
public sealed record CancelResult(CancelOutcome Outcome, Reservation? Reservation);
