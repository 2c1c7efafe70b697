using System.Diagnostics.Metrics;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Refunds;

namespace Axon.Core.Checkout;

public sealed class PaymentsMetrics
{
    private readonly Counter<long> _confirms;
    private readonly Counter<long> _refunds;
    private readonly Counter<long> _released;
    private readonly Counter<long> _asked;

    public PaymentsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Axon.Payments");
        _confirms = meter.CreateCounter<long>("axon.payments.confirms");
        _refunds = meter.CreateCounter<long>("axon.payments.refunds");
        _released = meter.CreateCounter<long>("axon.payments.orders_released");
        _asked = meter.CreateCounter<long>("axon.payments.provider_asked");
    }

    public void Confirmed(ConfirmPaymentOutcome outcome) => _confirms.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void Refunded(RefundOutcome outcome) => _refunds.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void Released() => _released.Add(1);

    public void Asked(ProviderQueryOutcome outcome) => _asked.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
}
