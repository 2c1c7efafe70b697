namespace Axon.PaymentSimulator.Books;

/// <param name="Changed">The payment after this very request changed it; null when the request changed nothing.</param>
internal readonly record struct CashierResult(Answer Answer, PaymentRecord? Changed);
