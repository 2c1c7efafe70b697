namespace Axon.Tests.Contracts.Payments;

internal sealed record ReceivedWebhook(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string DeliveryId => Headers["tosspayments-webhook-transmission-id"];

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
