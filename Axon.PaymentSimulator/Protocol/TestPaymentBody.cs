namespace Axon.PaymentSimulator.Protocol;

/// <summary>What the payment window would have collected from a shopper.</summary>
internal sealed record TestPaymentBody(string? OrderId, long? Amount, string? Card = null, string? OrderName = null)
{
    public bool IsValid => ConfirmBody.IsOrderId(OrderId) && Amount is > 0 and <= Window.WindowRequest.LargestAmount && OrderName is null or { Length: > 0 and <= 100 };
}
