using System.Collections.Concurrent;
using Axon.Core.Catalog.Activities;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Tells how activities are selling. However many look, the gate is asked once a second for each activity.</summary>
public sealed class ActivityStates(IActivityCatalog activities, IEntryGate gate, GateStore rows, TimeProvider clock)
{
    public static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ActivityId, Asked> _asked = new();

    /// <summary>The state, at most <see cref="MaximumAge"/> old, or null when shoppers may not know of such an activity.</summary>
    public async ValueTask<ActivityState?> FindAsync(ActivityId id, CancellationToken cancellationToken)
    {
        // Unknown ids are not remembered, so asking for many of them fills nothing.
        if (await activities.FindAsync(id, cancellationToken) is not { IsPublic: true } activity)
        {
            _asked.TryRemove(id, out _);
            return null;
        }

        var known = _asked.GetValueOrDefault(id);
        if (known is null || clock.GetElapsedTime(known.At) >= MaximumAge || known.Answer.IsFaulted)
        {
            var fresh = new Asked(activity, clock.GetTimestamp(), ReadAsync);
            known = known is null ? _asked.GetOrAdd(id, fresh) : _asked.TryUpdate(id, fresh, known) ? fresh : _asked.GetValueOrDefault(id) ?? fresh;
        }

        return await known.Answer.WaitAsync(cancellationToken);
    }

    private async Task<ActivityState> ReadAsync(ActivityView activity)
    {
        // Shared by everybody who waits, so no single request may cancel it.
        var snapshot = await gate.SnapshotAsync(activity.Id, CancellationToken.None);
        var epoch = snapshot is { OnThisServer: true } ? await rows.EpochAsync(activity.Id, CancellationToken.None) : null;
        var at = snapshot?.Now ?? clock.GetUtcNow();
        var status = activity.StatusAt(at);
        var trusted = epoch is not null && snapshot!.Epoch == epoch ? snapshot : null;
        var left = Math.Max(0, trusted?.Left ?? 0);
        var known = trusted is not null;
        return new ActivityState(
            activity.Id,
            status,
            activity.OpensAt,
            activity.ClosesAt,
            SoldOut: known && left == 0,
            Remaining: known && activity.ShowRemaining == ShowRemaining.ALWAYS ? left : null,
            FewLeft: known && activity.ShowRemaining != ShowRemaining.NEVER ? left > 0 && left <= activity.FewThreshold : null,
            InPayment: trusted?.Held ?? 0,
            LastDeadline: trusted?.LastDeadline,
            Closed: !known && status is not ActivityStatus.ENDED,
            At: at,
            Left: known ? left : null);
    }

    private sealed class Asked(ActivityView activity, long at, Func<ActivityView, Task<ActivityState>> read)
    {
        // Lazy: of several that start at once only the one that stays asks.
        private readonly Lazy<Task<ActivityState>> _answer = new(() => read(activity));

        public long At => at;

        public Task<ActivityState> Answer => _answer.Value;
    }
}

/// <summary>What anybody may know of how an activity is selling: the same for all who look within one second.</summary>
/// <param name="Status">At <paramref name="At"/>, by the schedule too.</param>
/// <param name="SoldOut">Nobody can get in now; a place may still come back while <paramref name="InPayment"/> is above 0.</param>
/// <param name="Remaining">Units left; null unless staff have decided to show them.</param>
/// <param name="Left">Units left, for what the shop itself offers to choose from; null while it is not known. Never shown where staff show nothing.</param>
/// <param name="FewLeft">Units are left, but few; null where staff show nothing.</param>
/// <param name="InPayment">Units that somebody holds and has not paid for.</param>
/// <param name="LastDeadline">The latest moment at which a held unit can come back.</param>
/// <param name="Closed">The gate is being rebuilt: nobody gets in for a moment, and how much is left is not known.</param>
public sealed record ActivityState(
    ActivityId Activity,
    ActivityStatus Status,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    bool SoldOut,
    int? Remaining,
    bool? FewLeft,
    int InPayment,
    DateTimeOffset? LastDeadline,
    bool Closed,
    DateTimeOffset At,
    int? Left = null);
