using Axon.PaymentSimulator.Books;

namespace Axon.PaymentSimulator.Protocol;

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
