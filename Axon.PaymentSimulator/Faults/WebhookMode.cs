namespace Axon.PaymentSimulator.Faults;

internal enum WebhookMode
{
    /// <summary>Once the answer is out.</summary>
    After,

    /// <summary>Delivered before the answer goes out.</summary>
    Before,
    Never,
    Twice,
}
