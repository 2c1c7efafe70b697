using System.Text.RegularExpressions;

namespace Axon.Core.Features.Payments.Ports;

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
