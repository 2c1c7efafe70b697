using System.Text.RegularExpressions;
using Axon.Core.Checkout.Charges;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Provider;

/// <summary>
/// Takes and gives back money through one provider. No member throws for anything the provider or the network does: that is an outcome. Only answers that prove
/// that no money moved are declines; everything else is Unknown and has to be asked again.
/// </summary>
/// <remarks>
/// Nothing here retries a charge or a cancel by itself. Repeating a call with the same idempotency key is safe and answers as the first time; the same key with
/// other arguments is refused or answered Unknown, never charged. After money may have moved, pass <see cref="CancellationToken.None"/>: a cancelled
/// token throws and leaves the outcome unknown.
/// </remarks>
public interface IPaymentProvider
{
    /// <summary>Takes <paramref name="amount"/> from an authenticated payment, at most once per payment however often and in parallel it is called.</summary>
    /// <remarks>
    /// One request to the provider, a second (reading) one when the answer is ambiguous; bounded by the configured time-out. Captured and AlreadyProcessed are only
    /// answered for a payment of exactly this order and amount.
    /// </remarks>
    /// <param name="idempotencyKey">At most 300 characters; ours, one per payment attempt, stored before the call.</param>
    Task<ConfirmResult> ConfirmAsync(
        ProviderPaymentKey paymentKey, PaymentOrderRef order, Money amount, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Reads a payment. One request, changes nothing.</summary>
    Task<FindResult> FindAsync(ProviderPaymentKey paymentKey, CancellationToken cancellationToken);

    /// <summary>Reads the payment of an order; of several, the captured one. One request, changes nothing.</summary>
    Task<FindResult> FindByOrderAsync(PaymentOrderRef order, CancellationToken cancellationToken);

    /// <summary>Gives back <paramref name="amount"/>, or all that is left when null. Same costs and promises as confirming.</summary>
    /// <param name="reason">Why, for the provider's books; at most 200 characters, no personal data.</param>
    Task<CancelResult> CancelAsync(
        ProviderPaymentKey paymentKey, Money? amount, string reason, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Where to send the shopper to pay. No request; the result holds no secret.</summary>
    Uri CheckoutUrl(CheckoutRequest request);
}

/// <summary>A payment as the provider's books show it.</summary>
/// <param name="Total">What was authenticated or captured.</param>
/// <param name="Balance">What of it is not given back.</param>
/// <param name="Method">The provider's word for the means of payment.</param>
/// <param name="ApprovedAt">When it was captured; null when it was not.</param>
/// <param name="Failure">Why it ended without a capture; null unless ABORTED or EXPIRED.</param>
public sealed record ProviderPayment(
    ProviderPaymentKey Key,
    PaymentOrderRef Order,
    ProviderPaymentState State,
    Money Total,
    Money Balance,
    string? Method,
    ProviderCard? Card,
    DateTimeOffset? ApprovedAt,
    IReadOnlyList<ProviderCancel> Cancels,
    PaymentDecline? Failure,
    Uri? Receipt)
{
    /// <summary>Money was taken, whatever was given back since.</summary>
    public bool WasCaptured => State is ProviderPaymentState.DONE or ProviderPaymentState.PARTIAL_CANCELED || (State == ProviderPaymentState.CANCELED && ApprovedAt is not null);

    /// <summary>No money was taken and none can be taken any more.</summary>
    public bool CannotBeCaptured =>
        State is ProviderPaymentState.ABORTED or ProviderPaymentState.EXPIRED || (State == ProviderPaymentState.CANCELED && ApprovedAt is null);
}

/// <summary>The name under which a provider knows our order: 6 to 64 of A–Z a–z 0–9 - _ =.</summary>
public readonly partial record struct PaymentOrderRef
{
    private PaymentOrderRef(string value) => Value = value;

    public string Value { get; }

    /// <summary>The order's id without hyphens.</summary>
    public static PaymentOrderRef Of(Guid order) => new(order.ToString("N"));

    public static bool TryParse(string? text, out PaymentOrderRef reference)
    {
        reference = text is not null && Form().IsMatch(text) ? new PaymentOrderRef(text) : default;
        return reference.Value is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z0-9_=-]{6,64}\z")]
    private static partial Regex Form();
}

/// <summary>
/// The provider's name for one payment, as the shopper brings it back from the payment window. Parsing checks the form only: whose payment it is, and over
/// what amount, is known after the provider was asked.
/// </summary>
public readonly partial record struct ProviderPaymentKey
{
    private ProviderPaymentKey(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out ProviderPaymentKey key)
    {
        key = text is not null && Form().IsMatch(text) ? new ProviderPaymentKey(text) : default;
        return key.Value is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,200}\z")]
    private static partial Regex Form();
}

/// <param name="Payment">Set when cancelled or already cancelled: the payment after it.</param>
/// <param name="Cancel">Set when cancelled: what this call gave back.</param>
/// <param name="Code">Set when declined: the provider's code, for staff.</param>
/// <param name="Reason">Set when unknown.</param>
public readonly record struct CancelResult(
    CancelOutcome Outcome,
    ProviderPayment? Payment = null,
    ProviderCancel? Cancel = null,
    string? Code = null,
    UnknownReason? Reason = null)
{
    public static CancelResult Cancelled(ProviderPayment payment, ProviderCancel cancel) => new(CancelOutcome.Cancelled, payment, cancel);

    public static CancelResult AlreadyCancelled(ProviderPayment payment) => new(CancelOutcome.AlreadyCancelled, payment);

    public static CancelResult Declined(string code) => new(CancelOutcome.Declined, Code: code);

    public static CancelResult Unknown(UnknownReason reason) => new(CancelOutcome.Unknown, Reason: reason);
}

/// <summary>What the payment window shows and where it sends the shopper afterwards.</summary>
/// <param name="OrderName">What is bought, as the shopper should read it; cut to 100 characters.</param>
/// <param name="SuccessUrl">Absolute; gets paymentKey, orderId and amount in its query. They are the shopper's word: compare before confirming.</param>
/// <param name="FailUrl">Absolute; gets code, message and orderId in its query.</param>
/// <param name="CustomerKey">An id of the shopper that says nothing about the person; null for none.</param>
/// <param name="Language">ko or en.</param>
/// <remarks>The window offers only the methods that we take: cards.</remarks>
public sealed record CheckoutRequest(
    PaymentOrderRef Order,
    Money Amount,
    string OrderName,
    Uri SuccessUrl,
    Uri FailUrl,
    string? CustomerKey,
    string Language);

public enum CancelOutcome
{
    /// <summary>The money goes back, by this call or by an earlier one with the same idempotency key.</summary>
    Cancelled,

    /// <summary>All of it was given back before under another key: nothing is left to cancel.</summary>
    AlreadyCancelled,

    /// <summary>Proven: this call gave nothing back (too much asked, not captured, too late).</summary>
    Declined,

    /// <summary>Nobody can say. Ask with Find and repeat with the same key only.</summary>
    Unknown,
}

public enum FindOutcome
{
    Found,

    /// <summary>The provider answered that it has no such payment.</summary>
    NotFound,

    /// <summary>The provider could not be asked; nothing may be concluded.</summary>
    Unknown,
}

/// <param name="Payment">Set when found.</param>
/// <param name="Reason">Set when unknown.</param>
public readonly record struct FindResult(FindOutcome Outcome, ProviderPayment? Payment = null, UnknownReason? Reason = null)
{
    public static FindResult Found(ProviderPayment payment) => new(FindOutcome.Found, payment);

    public static FindResult NotFound() => new(FindOutcome.NotFound);

    public static FindResult Unknown(UnknownReason reason) => new(FindOutcome.Unknown, Reason: reason);
}

/// <summary>Money given back once.</summary>
/// <param name="TransactionKey">The provider's name of this cancel, unique over all payments.</param>
public sealed record ProviderCancel(string TransactionKey, Money Amount, string? Reason, DateTimeOffset At)
{
    /// <summary>It was made by this attempt of ours, which left its key in the reason.</summary>
    public bool IsOf(PaymentAttempt attempt) => Reason?.Contains(attempt.IdempotencyKey, StringComparison.Ordinal) == true;
}

/// <param name="MaskedNumber">As the provider masks it; a full number never reaches us.</param>
/// <param name="IssuerCode">The provider's two-character code of the issuing company.</param>
public sealed record ProviderCard(string MaskedNumber, string? IssuerCode, string? ApproveNumber);
