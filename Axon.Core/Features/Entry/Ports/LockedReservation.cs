namespace Axon.Core.Features.Entry.Ports;

/// <param name="Now">The database's clock, which decides about deadlines here.</param>
/// <param name="Changed">This call has changed it.</param>
public sealed record LockedReservation(Reservation Row, SoldActivity Activity, DateTimeOffset Now, bool Changed = false);
