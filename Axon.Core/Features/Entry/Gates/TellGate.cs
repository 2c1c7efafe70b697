using Axon.Core.Features.Entry.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Gates;

/// <summary>Tells the gate what the database has decided about places: given back, or sold for good.</summary>
public sealed class TellGate(IEntryGate gate) : IFactConsumer
{
    public string Name => "entry.gate";

    public bool Wants(FactType type) => type is FactType.PLACE_RETURNED or FactType.PLACE_SOLD;

    /// <summary>Idempotent by reservation; a gate that was rebuilt since counts the place right already.</summary>
    public Task HandleAsync(Fact fact, IUnitOfWork work, CancellationToken cancellationToken)
    {
        if (fact is not { ActivityId: { } activity, ReservationId: { } reservation })
        {
            throw new InvalidOperationException($"Fact {fact.Id} does not say which place it is about");
        }

        return fact.Type == FactType.PLACE_RETURNED
            ? gate.ReturnAsync(new ActivityId(activity), new ReservationId(reservation), cancellationToken)
            : gate.SellAsync(new ActivityId(activity), new ReservationId(reservation), cancellationToken);
    }
}
