using Axon.Core.Catalog.Activities;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>What gates are built from and compared with.</summary>
public sealed class GateStore(Database database)
{
    private const string Select =
        """
        SELECT a.id, a.version, a.status, a.opens_at AS opensAt, a.closes_at AS closesAt, s.capacity, a.per_person_limit AS perPersonLimit, a.max_quantity AS maxQuantity,
               a.hold_seconds AS holdSeconds, s.epoch
        FROM activity a JOIN activity_stock s ON s.activity_id = a.id
        """;

    /// <summary>Reads as <see cref="Place"/>.</summary>
    internal const string Places =
        """
        SELECT id, user_id AS user, quantity, status, reserved_at AS reservedAt, deadline_at AS deadlineAt FROM reservation
        WHERE activity_id = @activity AND status IN ('PENDING', 'CONFIRMED', 'STUCK', 'PAID')
        """;

    /// <summary>The epoch of the only gate that may grant holds for an activity, or null when there is no such activity.</summary>
    public async Task<int?> EpochAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        return await database.ValueAsync<int?>(
            "SELECT epoch FROM activity_stock WHERE activity_id = @activity", new { activity }, cancellationToken);
    }

    /// <summary>Activities that people can enter now or later, and those that ended in the last day.</summary>
    public async Task<IReadOnlyList<GateRow>> ListAsync(CancellationToken cancellationToken)
    {
        return
        [
            .. (await database.QueryAsync<Row>(
                $"{Select} WHERE a.status <> 'DRAFT' AND (a.status <> 'ENDED' OR COALESCE(a.ended_at, a.closes_at) > UTC_TIMESTAMP(6) - INTERVAL 1 DAY)", null, cancellationToken))
                .Select(row => row.Gate),
        ];
    }

    /// <summary>Also for a draft, whose gate lets nobody in; null when there is no such activity.</summary>
    public async Task<GateRow?> FindAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        return (await database.OneAsync<Row>($"{Select} WHERE a.id = @activity", new { activity }, cancellationToken))?.Gate;
    }

    /// <summary>Locks the activity so that none of its reservations changes until the transaction ends. Null when there is none, or it is a draft.</summary>
    public async Task<GateRow?> LockAsync(ActivityId activity, UnitOfWork work, CancellationToken cancellationToken)
    {
        return (await work.OneAsync<Row>(
            $"{Select} WHERE a.id = @activity AND a.status <> 'DRAFT' FOR UPDATE", new { activity }, cancellationToken))?.Gate;
    }

    /// <summary>The places that rows know of, for an activity that is locked.</summary>
    public async Task<IReadOnlyList<Hold>> PlacesAsync(ActivityId activity, UnitOfWork work, CancellationToken cancellationToken)
    {
        return
        [
            .. (await work.QueryAsync<Place>(
                Places,
                new { activity },
                cancellationToken)).Select(place => place.Hold),
        ];
    }

    public Task SetEpochAsync(ActivityId activity, int epoch, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
            "UPDATE activity_stock SET epoch = @epoch WHERE activity_id = @activity", new { activity, epoch }, cancellationToken);
    }

    internal sealed record Place(ReservationId Id, UserId User, int Quantity, ReservationStatus Status, DateTimeOffset ReservedAt, DateTimeOffset DeadlineAt)
    {
        public Hold Hold => new(
            Id,
            User,
            Quantity,
            Status switch
            {
                ReservationStatus.PENDING => HoldState.Waiting,
                ReservationStatus.PAID => HoldState.Sold,
                _ => HoldState.Pinned,
            },
            ReservedAt,
            DeadlineAt);
    }

    private sealed record Row(
        ActivityId Id,
        int Version,
        ActivityStatus Status,
        DateTimeOffset OpensAt,
        DateTimeOffset ClosesAt,
        int Capacity,
        int PerPersonLimit,
        int MaxQuantity,
        int HoldSeconds,
        int Epoch)
    {
        public GateRow Gate => new(
            new GateSettings(
                Id,
                Version,
                Status switch
                {
                    ActivityStatus.SCHEDULED => GateStatus.Scheduled,
                    ActivityStatus.OPEN => GateStatus.Open,
                    ActivityStatus.PAUSED => GateStatus.Paused,
                    // A draft that was announced before may still have a gate: nobody gets in.
                    _ => GateStatus.Ended,
                },
                OpensAt,
                ClosesAt,
                Capacity,
                PerPersonLimit,
                MaxQuantity,
                HoldSeconds),
            Epoch);
    }
}

/// <summary>What the gate must know of an activity's rows.</summary>
/// <param name="Revision">The activity's version.</param>
public sealed record GateSettings(
    ActivityId Activity,
    int Revision,
    GateStatus Status,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int Capacity,
    int PerPersonLimit,
    int MaxQuantity,
    int HoldSeconds);

/// <param name="Epoch">Of the gate that may grant holds.</param>
public sealed record GateRow(GateSettings Settings, int Epoch);
