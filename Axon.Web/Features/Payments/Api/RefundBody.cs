namespace Axon.Web.Features.Payments.Api;

/// <param name="Reason">1 to 200 characters.</param>
/// <param name="Amount">Minor units; all that is left when left out. A part only by staff.</param>
public sealed record RefundBody(string Reason, long? Amount = null);
