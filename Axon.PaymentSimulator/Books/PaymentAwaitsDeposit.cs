namespace Axon.PaymentSimulator.Books;

/// <summary>An account was named into which the shopper may pay later. No money has moved.</summary>
internal sealed record PaymentAwaitsDeposit(string PaymentKey, DateTimeOffset At) : BookFact;
