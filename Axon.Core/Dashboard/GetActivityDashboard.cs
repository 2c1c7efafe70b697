using Axon.Core.Entry;
using Axon.Core.Kernel;

namespace Axon.Core.Dashboard;

/// <summary>Computes the control room of one activity. Costs two reads and two looks at the gate, three reads when it compares with an earlier range.</summary>
public sealed class GetActivityDashboard(IBehaviorReader behavior, ISalesReader books, IPlacesGiven places, TimeProvider clock)
{
    /// <summary>Null when there is no such activity.</summary>
    public async Task<ActivityDashboard?> HandleAsync(ActivityId activity, DashboardFilter filter, bool compare, CancellationToken cancellationToken)
    {
        var before = await places.CountAsync(activity, cancellationToken);
        if (await books.ActivityAsync(activity, cancellationToken) is not { } ledger)
        {
            return null;
        }

        var present = ActivityNow.Of(ledger, (before, before is null ? null : await places.CountAsync(activity, cancellationToken)));
        var now = clock.GetUtcNow();
        var (from, to) = filter.At(now);
        var rows = await behavior.ActivityAsync(activity, from, to, filter.IncludeBots, cancellationToken);
        var people = People.Of(rows, from, filter);
        var figures = ActivityFigures.Of(rows, people, ledger, from, to, !filter.NarrowsPeople);
        var previous = compare ? await PreviousAsync(activity, filter, ledger, now, cancellationToken) : null;
        return new ActivityDashboard(
            activity, from, to, now, ledger.OpenedAt, figures, previous,
            present,
            Funnel.Of(people, ledger.Type != "COUPON", now, Funnel.DefaultWindow),
            FillCurve.Of(ledger.Rows, ledger.Capacity, FillStart(ledger, from, to), to),
            Split(DashboardFilter.Devices, (person, device) => person.Device == device),
            Split(["new", "returning"], (person, name) => person.IsNew == (name == "new")),
            Guarantees.Of(figures, ledger, now, present.Unsettled ?? 0));

        IReadOnlyList<Segment> Split(IReadOnlyList<string> names, Func<Person, string, bool> belongs) =>
        [
            .. names.Select(name => new Segment(
                name, ActivityFigures.Of(rows, [.. people.Where(person => belongs(person, name))], ledger, from, to, everybody: false))),
        ];
    }

    // Nothing fills up before the opening; beginning just before it draws the first minutes by second, and from nothing.
    private static DateTimeOffset FillStart(ActivityBooks ledger, DateTimeOffset from, DateTimeOffset to) =>
        ledger.OpenedAt is { } opened && opened - FillCurve.Lead > from && opened < to
            ? new DateTimeOffset(opened.Ticks - (opened.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero) - FillCurve.Lead
            : from;

    private async Task<Figures> PreviousAsync(
        ActivityId activity, DashboardFilter filter, ActivityBooks ledger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, to) = filter.Before(now);
        var rows = await behavior.ActivityAsync(activity, from, to, filter.IncludeBots, cancellationToken);
        return ActivityFigures.Of(rows, People.Of(rows, from, filter), ledger, from, to, !filter.NarrowsPeople);
    }
}

/// <summary>Groups events by person.</summary>
public static class People
{
    /// <summary>The recognised people among <paramref name="rows"/> who belong to the filter's audience and device.</summary>
    /// <param name="from">The beginning of the range: people first seen before it are returning.</param>
    public static IReadOnlyList<Person> Of(IReadOnlyList<BehaviorRow> rows, DateTimeOffset from, DashboardFilter filter) =>
    [
        .. rows.Where(row => row.Person is not null)
            .GroupBy(row => row.Person!.Value) // not null: filtered on the line above
            .Select(group => From(group.Key, [.. group.OrderBy(row => row.At).ThenBy(row => row.Seq)], from))
            .Where(person => filter.Device is null || person.Device == filter.Device)
            .Where(person => filter.Audience == Audience.ALL || person.IsNew == (filter.Audience == Audience.NEW)),
    ];

    private static Person From(Guid id, IReadOnlyList<BehaviorRow> events, DateTimeOffset from)
    {
        // Backend events know no device: a person's device is that of the first page or click, and "other" when there is none.
        var device = events.FirstOrDefault(row => !row.FromBackend)?.Device ?? "other";
        var firstSeen = events.Min(row => row.FirstSeen) ?? events.Min(row => row.AccountCreated) ?? events[0].At;
        return new Person(id, device, firstSeen >= from, events);
    }
}

/// <summary>One recognised person of the range with their events in order; device and novelty are those of the first event.</summary>
public sealed record Person(Guid Id, string Device, bool IsNew, IReadOnlyList<BehaviorRow> Events)
{
    public bool Did(string kind) => Events.Any(row => row.Kind == kind);
}
