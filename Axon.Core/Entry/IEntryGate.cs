using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Decides at speed who gets a place in an activity. It sheds those who would lose anyway; the database decides who owns what.</summary>
/// <remarks>
/// Every method is one round trip unless it says otherwise, and throws <see cref="StoreUnavailableException"/> when the gate's server does not answer in
/// time: then it is unknown whether it took effect, and repeating it is safe. A gate that is missing, of another epoch or on another server than the one it
/// was built on grants nothing until it is rebuilt from rows.
/// </remarks>
public interface IEntryGate
{
    /// <summary>Takes one place for a person, or says why not. The same person gets the same live hold again.</summary>
    Task<GateReply> ReserveAsync(GateRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a hold from being swept at its deadline while the database claims it. With <paramref name="user"/> only that person's. It is looked at again
    /// <paramref name="lookAgain"/> after its deadline, or from now when that has passed.
    /// </summary>
    Task<PinOutcome> PinAsync(ActivityId activity, ReservationId reservation, UserId? user, TimeSpan lookAgain, CancellationToken cancellationToken);

    /// <summary>Gives a place back in whatever state it is: cancelled, expired or refunded. Only the first call changes anything and answers true.</summary>
    Task<bool> ReturnAsync(ActivityId activity, ReservationId reservation, CancellationToken cancellationToken);

    /// <summary>As <see cref="ReturnAsync"/>, of a hold that has no row: it is left alone while it is pinned, because somebody writes it down, until its deadline.</summary>
    Task<bool> ReturnUnwrittenAsync(ActivityId activity, ReservationId reservation, CancellationToken cancellationToken);

    /// <summary>Notes that a place is sold for good. Answers whether the gate knows the place; only the first call changes anything.</summary>
    Task<bool> SellAsync(ActivityId activity, ReservationId reservation, CancellationToken cancellationToken);

    /// <summary>Hands out up to <paramref name="most"/> holds whose time has come. Nobody else is given them during the lease; after it they come again unless they were settled.</summary>
    Task<DueHolds> TakeDueAsync(ActivityId activity, int most, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Refuses a person for a reason that is not the gate's own: <see cref="GateOutcome.Closed"/>, with whether it is the first time. Who holds a place has it
    /// all the same: <see cref="GateOutcome.AlreadyReserved"/>. <see cref="GateOutcome.Missing"/> where no gate can say.
    /// </summary>
    Task<GateReply> RefuseAsync(ActivityId activity, UserId user, string reason, CancellationToken cancellationToken);

    /// <summary>Applies what staff have changed. Idempotent; an older revision than the gate's changes nothing.</summary>
    Task<ConfigureOutcome> ConfigureAsync(GateSettings settings, int epoch, CancellationToken cancellationToken);

    /// <summary>The gate's figures as of one instant, or null when there is none.</summary>
    Task<GateSnapshot?> SnapshotAsync(ActivityId activity, CancellationToken cancellationToken);

    /// <summary>All that the gate holds as of one instant, or null when there is none. Costs as much as there are places.</summary>
    Task<GateContents?> ReadAsync(ActivityId activity, CancellationToken cancellationToken);

    /// <summary>
    /// Builds the gate anew from <paramref name="places"/> and swaps it in at once. False when the gate there is of this epoch or a later one, which stays.
    /// </summary>
    /// <remarks>Several round trips. The caller keeps the rows from changing until this has returned.</remarks>
    Task<bool> RebuildAsync(GateSettings settings, int epoch, IReadOnlyList<Hold> places, CancellationToken cancellationToken);
}

public enum GateOutcome
{
    Reserved,

    /// <summary>The person's live hold, as it was made.</summary>
    AlreadyReserved,

    /// <summary>No place is left.</summary>
    SoldOut,

    /// <summary>Some places are left, fewer than asked for.</summary>
    TooFewLeft,
    NotOpen,
    Closed,
    LimitReached,

    /// <summary>More units than one entry may ask for, or fewer than one.</summary>
    QuantityRefused,

    /// <summary>There is no gate here.</summary>
    Missing,

    /// <summary>The gate's epoch is not the caller's; <see cref="GateReply.Epoch"/> is the gate's.</summary>
    OtherEpoch,

    /// <summary>The gate was built on another server, or before this one started: its data may be old.</summary>
    OtherServer,
}

/// <param name="Hold">Set for Reserved and AlreadyReserved.</param>
/// <param name="FirstRefusal">This person has not been refused for this reason before.</param>
/// <param name="Figure">What the outcome is about: places left (TooFewLeft), the limit (LimitReached), the most units (QuantityRefused).</param>
/// <param name="At">The opening time (NotOpen), or the gate's clock (AlreadyReserved).</param>
public readonly record struct GateReply(
    GateOutcome Outcome,
    Hold? Hold = null,
    bool FirstRefusal = false,
    int Figure = 0,
    int Epoch = 0,
    DateTimeOffset At = default);

public enum ConfigureOutcome
{
    Applied,

    /// <summary>The gate has a later revision.</summary>
    Older,
    Missing,
    OtherEpoch,
    OtherServer,
}

public enum GateStatus
{
    /// <summary>Opens by itself at its time.</summary>
    Scheduled,
    Open,
    Paused,
    Ended,
}

public enum PinOutcome
{
    /// <summary>The gate does not know the place, or it is another person's.</summary>
    Unknown,
    Pinned,
    Sold,
}

/// <param name="Epoch">Of the gate that the caller believes in.</param>
/// <param name="Reservation">The id that the hold gets when the person has none.</param>
public readonly record struct GateRequest(ActivityId Activity, int Epoch, UserId User, ReservationId Reservation, int Quantity);

/// <param name="NextIn">How long until the next hold is due, given out again ones included; null when there is none, or no gate that may be used.</param>
public sealed record DueHolds(IReadOnlyList<Hold> Holds, TimeSpan? NextIn);
