namespace Axon.PaymentSimulator.Books;

/// <summary>A shopper chose a card in the window. No money has moved.</summary>
internal sealed record PaymentAuthenticated(
    string PaymentKey, string OrderId, string OrderName, long Amount, string Card, DateTimeOffset RequestedAt) : BookFact;
