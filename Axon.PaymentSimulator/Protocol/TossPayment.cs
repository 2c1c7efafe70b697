using Axon.PaymentSimulator.Books;

namespace Axon.PaymentSimulator.Protocol;

/// <summary>The provider's payment object, version 2022-11-16, for a payment in won.</summary>
internal sealed record TossPayment(
    string Version,
    string PaymentKey,
    string Type,
    string OrderId,
    string OrderName,
    string MId,
    string Currency,
    string Method,
    long TotalAmount,
    long BalanceAmount,
    string Status,
    string RequestedAt,
    string? ApprovedAt,
    bool UseEscrow,
    string? LastTransactionKey,
    long SuppliedAmount,
    long Vat,
    bool CultureExpense,
    long TaxFreeAmount,
    long TaxExemptionAmount,
    IReadOnlyList<TossCancel>? Cancels,
    bool IsPartialCancelable,
    TossCard? Card,
    object? Receipt,
    TossError? Failure,
    string Country)
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    public static TossPayment Of(PaymentRecord payment, PaymentState state, TossError? failure)
    {
        // Korean prices include a tenth of value added tax.
        var vat = (long)Math.Round(payment.Balance / 11m, MidpointRounding.AwayFromZero);
        return new TossPayment(
            "2022-11-16", payment.Key, "NORMAL", payment.OrderId, payment.OrderName, "axon-simulator", "KRW", payment.Card.Deposit ? "가상계좌" : "카드",
            payment.Amount, payment.CalledOff is null ? payment.Balance : 0, state.ToString(), Time(payment.RequestedAt), payment.Capture is { } taken ? Time(taken.At) : null,
            UseEscrow: false, payment.LastTransactionKey, payment.Balance - vat, vat, CultureExpense: false, TaxFreeAmount: 0, TaxExemptionAmount: 0,
            payment.Cancels.IsEmpty ? null : Cancelled(payment), IsPartialCancelable: true, payment.Card.Deposit ? null : TossCard.Of(payment), Receipt: null, failure, "KR");
    }

    private static List<TossCancel> Cancelled(PaymentRecord payment)
    {
        var left = payment.Amount;
        return [.. payment.Cancels.Select(cancel => new TossCancel(
            cancel.TransactionKey, cancel.Reason, Time(cancel.At), cancel.Amount, TaxFreeAmount: 0, RefundableAmount: left -= cancel.Amount, "DONE"))];
    }

    private static string Time(DateTimeOffset at) =>
        at.ToOffset(Seoul).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed record TossCard(
    string IssuerCode,
    string AcquirerCode,
    string Number,
    int InstallmentPlanMonths,
    bool IsInterestFree,
    string? ApproveNo,
    bool UseCardPoint,
    string CardType,
    string OwnerType,
    string AcquireStatus,
    long Amount)
{
    public static TossCard Of(PaymentRecord payment) => new(
        payment.Card.IssuerCode, payment.Card.IssuerCode, payment.Card.Number, InstallmentPlanMonths: 0, IsInterestFree: false,
        payment.Capture?.ApproveNumber, UseCardPoint: false, "신용", "개인", "READY", payment.Amount);
}

internal sealed record TossCancel(
    string TransactionKey, string CancelReason, string CanceledAt, long CancelAmount, long TaxFreeAmount, long RefundableAmount, string CancelStatus);
