namespace Axon.Core.Infrastructure.MySql.Dashboard;

internal sealed record SalesRow
{
    public long ActivityId { get; init; }

    public long Reservations { get; init; }

    public long ReservedUnits { get; init; }

    public long ReservedPeople { get; init; }

    public long ExpiredReservations { get; init; }

    public long PaidUnits { get; init; }

    public long BooksPaidUnits { get; init; }

    public long Buyers { get; init; }

    public long ReservedBuyers { get; init; }

    public long PaidUnitsNow { get; init; }

    public long InPaymentUnitsNow { get; init; }
}
