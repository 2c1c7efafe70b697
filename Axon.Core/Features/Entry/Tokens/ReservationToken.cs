using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Tokens;

/// <summary>What a token proves: this person was granted this place. Whether it still stands, the row says.</summary>
public sealed record ReservationToken(ActivityId Activity, UserId User, ReservationId Reservation, int Quantity, int Epoch, DateTimeOffset DeadlineAt)
{
    /// <summary>It is this person's and for this reservation.</summary>
    public bool Proves(UserId user, ReservationId reservation) => User == user && Reservation == reservation;
}
