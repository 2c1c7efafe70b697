namespace Axon.Core.Dashboard;

/// <summary>The standard funnel: viewed → clicked → reserved → payment started → paid, ordered, within a window from the first view.</summary>
/// <param name="WithoutView">People who bought without a recorded view (API, blocked tracker): not in the steps, said beside them.</param>
public sealed record Funnel(IReadOnlyList<FunnelStep> Steps, TimeSpan Window, long WithoutView)
{
    public static readonly TimeSpan DefaultWindow = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Browser times are estimates (received − age), so a click can seem to come moments after the reservation that it caused.
    /// A step counts when it is at most this much before the step that precedes it.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private static readonly string[] Paying = [EventKind.PageView, EventKind.Click, EventKind.Reserved, EventKind.PaymentStarted, EventKind.Purchase];
    private static readonly string[] Free = [EventKind.PageView, EventKind.Click, EventKind.Reserved, EventKind.Purchase];

    /// <param name="paying">False for activities that give without payment: their funnel has no payment step.</param>
    public static Funnel Of(IReadOnlyList<Person> people, bool paying, DateTimeOffset now, TimeSpan window)
    {
        var kinds = paying ? Paying : Free;
        var journeys = people.Select(person => Journey(person, kinds, window)).Where(journey => journey.Times.Count > 0).ToList();
        var steps = kinds.Select((kind, index) =>
        {
            var reached = journeys.Where(journey => journey.Times.Count > index).ToList();
            var losses = reached.Where(journey => journey.Times.Count == index + 1 && index < kinds.Length - 1)
                .GroupBy(journey => Reason(journey, now, window))
                .OrderBy(group => group.Key)
                .Select(group => new FunnelLoss(group.Key, group.Count()));
            var seconds = reached.Select(journey => Math.Max(0, (journey.Times[index] - journey.Times[0]).TotalSeconds)).Order().ToList();
            return new FunnelStep(kind, reached.Count, [.. losses], Percentile(seconds, 0.5), Percentile(seconds, 0.9));
        });

        var withoutView = people.Count(person => person.Did(EventKind.Purchase) && !person.Did(EventKind.PageView));
        return new Funnel([.. steps], window, withoutView);
    }

    private static (Person Person, List<DateTimeOffset> Times) Journey(Person person, string[] kinds, TimeSpan window)
    {
        List<DateTimeOffset> times = [];
        foreach (var kind in kinds)
        {
            var next = person.Events.FirstOrDefault(row => row.Kind == kind
                && (times.Count == 0 || (row.At >= times[^1] - ClockTolerance && row.At < times[0] + window)));
            if (next is null)
            {
                break;
            }

            times.Add(next.At);
        }

        return (person, times);
    }

    private static LossReason Reason((Person Person, List<DateTimeOffset> Times) journey, DateTimeOffset now, TimeSpan window)
    {
        var last = journey.Times[^1] - ClockTolerance;
        var after = journey.Person.Events.Where(row => row.At >= last && row.At < journey.Times[0] + window).ToList();
        return Stated(journey.Times.Count, after) ?? (journey.Times[0] + window > now ? LossReason.STILL_OPEN : LossReason.LEFT);
    }

    private static LossReason? Stated(int stepsReached, List<BehaviorRow> after) => stepsReached switch
    {
        1 or 2 => after.LastOrDefault(row => row.Kind == EventKind.Rejected) is { } refusal ? Refusal(refusal.Reason) : null,
        _ when after.Any(row => row.Kind == EventKind.Cancelled) => LossReason.CANCELLED,
        _ when after.Any(row => row.Kind == EventKind.Expired) => after.Any(row => row.Kind == EventKind.PaymentFailed) ? LossReason.PAYMENT_FAILED : LossReason.EXPIRED,
        _ => null,
    };

    private static LossReason Refusal(string? reason) => reason switch
    {
        "NOT_ELIGIBLE" => LossReason.NOT_ELIGIBLE,
        "SOLD_OUT" => LossReason.SOLD_OUT,
        "TOO_FEW_LEFT" => LossReason.TOO_FEW_LEFT,
        "ERROR" => LossReason.ERROR,
        _ => LossReason.REFUSED,
    };

    private static double? Percentile(List<double> ordered, double share) =>
        ordered.Count == 0 ? null : ordered[(int)Math.Ceiling(share * ordered.Count) - 1];
}

/// <summary>Why somebody did not reach the next step of the standard funnel.</summary>
public enum LossReason
{
    NOT_ELIGIBLE,
    SOLD_OUT,

    /// <summary>Some places were left, fewer than asked for.</summary>
    TOO_FEW_LEFT,

    /// <summary>A server did not answer, or not in time: nobody decided that they may not.</summary>
    ERROR,

    /// <summary>Refused for another reason: not open, over the limit, closed.</summary>
    REFUSED,
    EXPIRED,
    CANCELLED,
    PAYMENT_FAILED,
    LEFT,

    /// <summary>Their time is not over: shown apart, never as lost.</summary>
    STILL_OPEN,
}

/// <summary>One step of a funnel.</summary>
/// <param name="Kind">The event type that reaches it.</param>
/// <param name="Reached">People who reached it, having reached every step before it.</param>
/// <param name="Losses">Those who reached it and not the next one, by reason; their sum with the next step's people is <paramref name="Reached"/>.</param>
/// <param name="MedianSeconds">From entering the funnel to this step, of those who reached it.</param>
public sealed record FunnelStep(string Kind, long Reached, IReadOnlyList<FunnelLoss> Losses, double? MedianSeconds, double? P90Seconds);

public sealed record FunnelLoss(LossReason Reason, long People);
