using System.Diagnostics;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Entry;

/// <summary>One person asks for a place: who may take part, then the gate, then the row. Nobody is told yes before the row is durable.</summary>
public sealed partial class EnterActivity(
    IActivityCatalog activities,
    Eligibility eligibility,
    IEntryGate gate,
    GateEpochs epochs,
    GateRepairs repairs,
    RecordHold settle,
    LostHolds lost,
    HeldPlaces held,
    ReservationStore reservations,
    RefusalLog refusals,
    EntryMetrics metrics,
    TimeProvider clock,
    ILogger<EnterActivity> logger)
{
    /// <summary>A gate that has just been rebuilt, or an old hold that is just ending, is asked again this often.</summary>
    private const int Tries = 3;

    public async Task<EntryResult> HandleAsync(ActivityId id, UserId user, int quantity, CancellationToken cancellationToken)
    {
        var entering = EnterAsync(id, user, quantity, cancellationToken);
        var inTime = await entering.EndsWithinAsync(EntryTimes.AnswerWithin, clock);
        var result = inTime ? await entering : new EntryResult(EntryOutcome.Unknown);
        if (!inTime)
        {
            // It goes on: what it writes is found by the next try of the same person.
            _ = FinishAsync(id, entering);
        }

        metrics.Attempt(result.Outcome);
        return result;
    }

    private async Task FinishAsync(ActivityId id, Task entering)
    {
        try
        {
            await entering;
        }
        catch (Exception exception)
        {
            Log.FailedLate(logger, exception, id.Value);
        }
    }

    private async Task<EntryResult> EnterAsync(ActivityId id, UserId user, int quantity, CancellationToken cancellationToken)
    {
        if (await activities.FindAsync(id, cancellationToken) is not { IsPublic: true } activity)
        {
            return new EntryResult(EntryOutcome.NotFound);
        }

        var answered = false;
        try
        {
            var verdict = await eligibility.CheckAsync(activity, user, cancellationToken);
            var result = verdict.Eligible
                ? await ReserveAsync(activity, user, quantity, cancellationToken)
                : await RefuseAsync(activity, user, quantity, verdict.Failed, cancellationToken);
            held.Learn(user);
            answered = result.Outcome is not (EntryOutcome.GateClosed or EntryOutcome.Unavailable or EntryOutcome.Unknown);
            return result;
        }
        catch (StoreUnavailableException exception) when (exception.Store == "redis")
        {
            Log.GateAway(logger, id.Value, exception.Message);
            return new EntryResult(exception.NothingRan ? EntryOutcome.GateClosed : EntryOutcome.Unknown);
        }
        finally
        {
            if (!answered)
            {
                refusals.AddFailed(EntryFacts.Rejected(activity, user, quantity, "ERROR", clock));
            }
        }
    }

    private async Task<EntryResult> ReserveAsync(ActivityView activity, UserId user, int quantity, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await epochs.GetAsync(activity.Id, cancellationToken) is not { } epoch)
            {
                return new EntryResult(EntryOutcome.NotFound);
            }

            var reply = await AskAsync(new GateRequest(activity.Id, epoch, user, new ReservationId(Uuid.New(clock)), quantity), cancellationToken);
            // A place may be taken from here on: the rest happens also when the caller has gone.
            var result = reply.Outcome switch
            {
                GateOutcome.Reserved => await settle.RecordAsync(activity, reply.Hold!, epoch, CancellationToken.None),
                GateOutcome.AlreadyReserved => await settle.RecallAsync(activity, reply.Hold!, epoch, reply.At, CancellationToken.None),
                GateOutcome.OtherEpoch when await epochs.RefreshAsync(activity.Id, cancellationToken) == reply.Epoch => null,
                GateOutcome.OtherEpoch or GateOutcome.Missing or GateOutcome.OtherServer => Closed(activity),
                _ => Refused(activity, user, quantity, reply),
            };
            if (result is { } answer)
            {
                return answer;
            }
        }

        return Closed(activity);
    }

    /// <summary>When the gate may have granted the place unheard, the place is seen to: its person hears "unknown".</summary>
    private async Task<GateReply> AskAsync(GateRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.ReserveAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or StoreUnavailableException { NothingRan: false })
        {
            lost.Add(request.Activity, request.Reservation);
            throw;
        }
    }

    private EntryResult Closed(ActivityView activity)
    {
        repairs.Ask(activity.Id);
        return new EntryResult(EntryOutcome.GateClosed);
    }

    private EntryResult Refused(ActivityView activity, UserId user, int quantity, GateReply reply)
    {
        var (result, reason) = reply.Outcome switch
        {
            GateOutcome.SoldOut => (new EntryResult(EntryOutcome.SoldOut), "SOLD_OUT"),
            GateOutcome.TooFewLeft => (new EntryResult(EntryOutcome.TooFewLeft, Figure: reply.Figure), "TOO_FEW_LEFT"),
            GateOutcome.NotOpen => (new EntryResult(EntryOutcome.NotOpen, OpensAt: reply.At), "NOT_OPEN"),
            GateOutcome.Closed => (new EntryResult(EntryOutcome.Closed), "CLOSED"),
            GateOutcome.LimitReached => (new EntryResult(EntryOutcome.LimitReached, Figure: reply.Figure), "LIMIT_REACHED"),
            GateOutcome.QuantityRefused => (new EntryResult(EntryOutcome.QuantityRefused, Figure: reply.Figure), "QUANTITY"),
            _ => throw new UnreachableException(reply.Outcome.ToString()),
        };
        if (reply.FirstRefusal)
        {
            refusals.Add(EntryFacts.Rejected(activity, user, quantity, reason, clock));
        }

        return result;
    }

    /// <summary>Somebody who no longer fits a rule keeps the place that they got while they did.</summary>
    private async Task<EntryResult> RefuseAsync(ActivityView activity, UserId user, int quantity, EligibilityRule? rule, CancellationToken cancellationToken)
    {
        const string Reason = "NOT_ELIGIBLE";
        var reply = await gate.RefuseAsync(activity.Id, user, Reason, cancellationToken);
        if (reply.Outcome is GateOutcome.AlreadyReserved or GateOutcome.Missing
            && await reservations.FindNewestAsync(activity.Id, user, cancellationToken) is { IsLive: true } row
            && (row.Status != ReservationStatus.PENDING || row.DeadlineAt > clock.GetUtcNow()))
        {
            return new EntryResult(EntryOutcome.AlreadyReserved, row);
        }

        if (reply.FirstRefusal)
        {
            refusals.Add(EntryFacts.Rejected(activity, user, quantity, Reason, clock));
        }

        return new EntryResult(EntryOutcome.NotEligible, Rule: rule);
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "The gate of activity {ActivityId} does not answer: {Reason}")]
        public static partial void GateAway(ILogger logger, long activityId, string reason);

        [LoggerMessage(2002, LogLevel.Warning, "An entry to activity {ActivityId} that took too long has failed")]
        public static partial void FailedLate(ILogger logger, Exception exception, long activityId);
    }
}

/// <param name="Reservation">Set for Reserved and AlreadyReserved.</param>
/// <param name="Rule">The rule that says no (NotEligible).</param>
/// <param name="OpensAt">When it opens (NotOpen).</param>
/// <param name="Figure">Places left (TooFewLeft), the personal limit (LimitReached), the most units (QuantityRefused).</param>
public readonly record struct EntryResult(
    EntryOutcome Outcome,
    Reservation? Reservation = null,
    EligibilityRule? Rule = null,
    DateTimeOffset? OpensAt = null,
    int Figure = 0);
