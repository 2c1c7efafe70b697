namespace Axon.Core.Features.Entry.Ports;

/// <param name="Hold">Set for Reserved and AlreadyReserved.</param>
/// <param name="FirstRefusal">This person has not been refused for this reason before.</param>
/// <param name="Figure">What the outcome is about: places left (TooFewLeft), the limit (LimitReached), the most units (QuantityRefused).</param>
/// <param name="At">The opening time (NotOpen), or the gate's clock (AlreadyReserved).</param>
public readonly record struct GateReply(
    GateOutcome Outcome,
    Hold? Hold = null,
    bool FirstRefusal = false,
    int Figure = 0,
    int Epoch = 0,
    DateTimeOffset At = default);
