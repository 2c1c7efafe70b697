using System.Globalization;
using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Protocol;
using Microsoft.AspNetCore.WebUtilities;

namespace Axon.PaymentSimulator.Window;

/// <summary>What a merchant sends a shopper to the window with. The shopper could have changed any of it: the merchant compares before it confirms.</summary>
public sealed record WindowRequest(
    string ClientKey, string OrderId, long Amount, string OrderName, Uri SuccessUrl, Uri FailUrl, string? CustomerKey, string? Method = null)
{
    public const long LargestAmount = 1_000_000_000_000;

    /// <summary>Null when something is missing or cannot be meant.</summary>
    internal static WindowRequest? From(Func<string, string?> value) =>
        ConfirmBody.IsOrderId(value("orderId"))
        && long.TryParse(value("amount"), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= LargestAmount
        && value("orderName") is { Length: > 0 and <= 100 } name
        && value("clientKey") is { Length: > 0 and <= 200 } client
        && value("customerKey") is null or { Length: <= 300 }
        && value("method") is null or "CARD" or "VIRTUAL_ACCOUNT"
        && Target(value("successUrl")) is { } success
        && Target(value("failUrl")) is { } fail
            ? new WindowRequest(client, value("orderId")!, amount, name, success, fail, value("customerKey"), value("method"))
            : null;

    /// <summary>What the merchant takes: everything when it says nothing.</summary>
    internal IEnumerable<TestCard> Offered => TestCard.All.Where(card => Method is null || card.Deposit == (Method == "VIRTUAL_ACCOUNT"));

    public string Paid(string paymentKey) => With(SuccessUrl, new Dictionary<string, string?>
    {
        ["paymentType"] = "NORMAL",
        ["paymentKey"] = paymentKey,
        ["orderId"] = OrderId,
        ["amount"] = Amount.ToString(CultureInfo.InvariantCulture),
    });

    public string Failed(string code, string message) => With(FailUrl, new Dictionary<string, string?>
    {
        ["code"] = code,
        ["message"] = message,
        ["orderId"] = OrderId,
    });

    /// <summary>The origins a form on the page may end up at: browsers apply form-action to redirects too.</summary>
    public string Origins => $"{Origin(SuccessUrl)} {Origin(FailUrl)}";

    private static string With(Uri url, Dictionary<string, string?> query) => QueryHelpers.AddQueryString(url.AbsoluteUri, query);

    private static string Origin(Uri url) => $"{url.Scheme}://{(url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost)}:{url.Port}";

    private static Uri? Target(string? text) =>
        text is { Length: <= 2000 } && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", UserInfo: "", HostNameType: UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6 }
            ? url
            : null;
}
