namespace Axon.PaymentSimulator.Books;

/// <summary>Money was taken.</summary>
internal sealed record PaymentCaptured(string PaymentKey, string TransactionKey, string ApproveNumber, DateTimeOffset At) : BookFact;
