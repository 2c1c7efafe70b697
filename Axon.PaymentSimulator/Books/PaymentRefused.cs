namespace Axon.PaymentSimulator.Books;

/// <summary>The card company said no, for good.</summary>
internal sealed record PaymentRefused(string PaymentKey, string Code, DateTimeOffset At) : BookFact;
