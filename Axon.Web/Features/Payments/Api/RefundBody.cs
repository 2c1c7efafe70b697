namespace Axon.Web.Features.Payments.Api;

/// <param name="Reason">At most 200 characters. A buyer may leave it out, staff may not.</param>
/// <param name="Amount">Minor units; all that is left when left out. A part only by staff.</param>
public sealed record RefundBody(string? Reason = null, long? Amount = null);
