namespace Axon.PaymentSimulator.Faults;

/// <summary>What is going to happen to one request.</summary>
/// <param name="Decline">The code that refuses it whatever the card.</param>
internal readonly record struct FaultPlan(TimeSpan Delay, FaultKind? Fault, string? Decline)
{
    public bool StrikesBefore => Fault is FaultKind.ErrorBefore or FaultKind.TimeoutBefore or FaultKind.DropBefore;

    public bool StrikesAfter => Fault is FaultKind.ErrorAfter or FaultKind.TimeoutAfter or FaultKind.DropAfter;
}
