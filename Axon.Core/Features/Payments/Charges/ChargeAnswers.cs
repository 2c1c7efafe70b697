using Axon.Core.Features.Payments.Orders;
using Axon.Core.Features.Payments.Ports;

namespace Axon.Core.Features.Payments.Charges;

/// <summary>How a stored outcome reads when it is asked for again.</summary>
internal static class ChargeAnswers
{
    /// <summary>A decline as an attempt keeps it: the reason for the buyer, then the provider's code for staff.</summary>
    public static string CodeOf(PaymentDecline decline)
    {
        var code = $"{decline.Reason}:{decline.Code}";
        return code.Length > 64 ? code[..64] : code;
    }

    public static DeclineReason ReasonOf(string? code) =>
        Enum.TryParse<DeclineReason>(code?.Split(':')[0], out var reason) ? reason : DeclineReason.Other;

    public static ConfirmPaymentOutcome OfCancelled(Order order) => order.EndReason switch
    {
        OrderEndReason.CLAIM_LOST => ConfirmPaymentOutcome.GivenBack,
        OrderEndReason.CANCELLED => ConfirmPaymentOutcome.Cancelled,
        _ => ConfirmPaymentOutcome.Expired,
    };
}
