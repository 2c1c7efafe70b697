namespace Axon.PaymentSimulator.Books;

/// <summary>What a request was answered, small enough to be kept for ever: an error code, or a payment as it was after so many cancels.</summary>
internal sealed record Answer(string? Error, string? PaymentKey = null, int Cancels = 0)
{
    public static Answer Of(PaymentRecord payment) => new(null, payment.Key, payment.Cancels.Length);

    public static Answer Refused(string code) => new(code);
}
