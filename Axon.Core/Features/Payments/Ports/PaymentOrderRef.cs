using System.Text.RegularExpressions;

namespace Axon.Core.Features.Payments.Ports;

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
