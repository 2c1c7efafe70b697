using Axon.Core.Features.Entry;
using Axon.Core.Features.Entry.Contracts;

namespace Axon.Web.Features.Entry.Api;

/// <param name="DeadlineAt">Until when it can be paid; it never moves.</param>
/// <param name="ServerNow">To count down by, whatever the reader's clock says.</param>
internal sealed record ReservationView(
    Guid Id,
    long ActivityId,
    int Quantity,
    ReservationStatus Status,
    DateTimeOffset ReservedAt,
    DateTimeOffset DeadlineAt,
    DateTimeOffset ServerNow,
    Guid? OrderId)
{
    public static ReservationView Of(Reservation reservation, TimeProvider clock) => new(
        reservation.Id.Value,
        reservation.Activity.Value,
        reservation.Quantity,
        reservation.Status,
        reservation.ReservedAt,
        reservation.DeadlineAt,
        clock.GetUtcNow(),
        reservation.Order?.Value);
}
