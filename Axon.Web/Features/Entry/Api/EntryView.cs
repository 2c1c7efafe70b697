namespace Axon.Web.Features.Entry.Api;

/// <param name="Token">Proves the reservation; null when there is nothing left to pay.</param>
internal sealed record EntryView(ReservationView Reservation, string? Token);
