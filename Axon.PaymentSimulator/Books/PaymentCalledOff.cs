namespace Axon.PaymentSimulator.Books;

/// <summary>Cancelled before any money had moved: none can move any more.</summary>
internal sealed record PaymentCalledOff(string PaymentKey, string Reason, DateTimeOffset At) : BookFact;
