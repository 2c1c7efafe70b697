namespace Axon.PaymentSimulator.Faults;

/// <param name="Next">How many requests it strikes; null for all until the knobs change.</param>
/// <param name="Code">With Decline: the code, REJECT_CARD_COMPANY if none.</param>
internal sealed record FaultRule(FaultTarget On, FaultKind Kind, int? Next = null, string? Code = null);
