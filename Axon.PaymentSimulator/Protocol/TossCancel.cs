namespace Axon.PaymentSimulator.Protocol;

internal sealed record TossCancel(
    string TransactionKey, string CancelReason, string CanceledAt, long CancelAmount, long TaxFreeAmount, long RefundableAmount, string CancelStatus);
