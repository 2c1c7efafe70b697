namespace Axon.PaymentSimulator.Faults;

/// <summary>What goes wrong. Before: nothing is charged or cancelled. After: it is, and only the answer is lost.</summary>
internal enum FaultKind
{
    ErrorBefore,
    ErrorAfter,
    TimeoutBefore,
    TimeoutAfter,
    DropBefore,
    DropAfter,
    Decline,
}
