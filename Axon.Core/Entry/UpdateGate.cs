using Axon.Core.Catalog.Activities;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Tells the gate what the database has decided about places: given back, or sold for good.</summary>
public sealed class UpdateGate(IEntryGate gate) : IFactConsumer
{
    public string Name => "entry.gate";

    public bool Wants(FactType type) => type is FactType.PLACE_RETURNED or FactType.PLACE_SOLD;

    /// <summary>Idempotent by reservation; a gate that was rebuilt since counts the place right already.</summary>
    public Task HandleAsync(Fact fact, UnitOfWork work, CancellationToken cancellationToken)
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

/// <summary>Tells the gate at once what staff have changed. When this call is lost, the keeper of gates finds the difference within a second.</summary>
public sealed class ApplyActivityChange(KeepGates gates) : IActivityChanged
{
    public Task OnChangedAsync(ActivityId activity, CancellationToken cancellationToken) => gates.HandleAsync(activity, cancellationToken);
}
