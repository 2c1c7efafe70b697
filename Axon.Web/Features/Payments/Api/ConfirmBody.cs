namespace Axon.Web.Features.Payments.Api;

/// <summary>What the payment window sent the buyer back with.</summary>
/// <param name="Amount">Minor units; compared with the order's, never used.</param>
public sealed record ConfirmBody(string PaymentKey, long Amount);
