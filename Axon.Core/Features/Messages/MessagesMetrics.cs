using System.Diagnostics.Metrics;

namespace Axon.Core.Features.Messages;

/// <summary>Figures about the delivery of facts.</summary>
public sealed class MessagesMetrics
{
    private readonly Counter<long> _verdicts;

    public MessagesMetrics(IMeterFactory meters) =>
        _verdicts = meters.Create("Axon.Messages").CreateCounter<long>("axon.messages.deliveries", description: "Facts by how one delivery ended");

    public void Delivered(VerdictKind kind) => _verdicts.Add(1, new KeyValuePair<string, object?>("verdict", kind.ToString()));
}
