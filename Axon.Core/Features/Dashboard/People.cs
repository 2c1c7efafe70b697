namespace Axon.Core.Features.Dashboard;

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
