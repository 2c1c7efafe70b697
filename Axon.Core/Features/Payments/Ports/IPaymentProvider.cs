using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

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
