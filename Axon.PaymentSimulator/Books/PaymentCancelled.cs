namespace Axon.PaymentSimulator.Books;

/// <summary>Money was given back.</summary>
internal sealed record PaymentCancelled(string PaymentKey, string TransactionKey, long Amount, string Reason, DateTimeOffset At) : BookFact;
