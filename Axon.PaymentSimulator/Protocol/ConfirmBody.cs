using System.Text.RegularExpressions;

namespace Axon.PaymentSimulator.Protocol;

internal sealed partial record ConfirmBody(string? PaymentKey, string? OrderId, long? Amount)
{
    public bool IsValid => PaymentKey is { Length: > 0 and <= 200 } && IsOrderId(OrderId) && Amount > 0;

    /// <summary>The provider's form of an order's name.</summary>
    public static bool IsOrderId(string? text) => text is not null && OrderIdForm().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_=-]{6,64}\z")]
    private static partial Regex OrderIdForm();
}
