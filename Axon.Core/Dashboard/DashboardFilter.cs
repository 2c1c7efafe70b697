namespace Axon.Core.Dashboard;

/// <summary>What a marketer looks at. Two equal filters see the same snapshot.</summary>
/// <param name="From">Inclusive, UTC.</param>
/// <param name="To">Exclusive, UTC; null follows the clock.</param>
/// <param name="Device">mobile, tablet, desktop, other, or null for all.</param>
public sealed record DashboardFilter(
    DateTimeOffset From,
    DateTimeOffset? To = null,
    string? Device = null,
    Audience Audience = Audience.ALL,
    bool IncludeBots = false)
{
    public static IReadOnlyList<string> Devices { get; } = ["mobile", "desktop", "tablet", "other"];

    /// <summary>True when the people are a part of all people, so that figures of the books are taken for those people only.</summary>
    public bool NarrowsPeople => Device is not null || Audience != Audience.ALL;

    /// <summary>The range at this moment; a beginning that is still to come makes it empty.</summary>
    public (DateTimeOffset From, DateTimeOffset To) At(DateTimeOffset now)
    {
        var to = To ?? now;
        return (From < to ? From : to, to);
    }

    /// <summary>The same hours of as many whole days earlier as the range has days: today until now is compared with yesterday until this hour.</summary>
    /// <remarks>Days of the reporting zone have 24 hours, so shifting by days keeps the wall clock.</remarks>
    public (DateTimeOffset From, DateTimeOffset To) Before(DateTimeOffset now)
    {
        var (from, to) = At(now);
        // What follows the clock has begun its last day, be it at midnight sharp; what has an end holds only whole days.
        var days = To is null ? Math.Floor((to - from).TotalDays) + 1 : Math.Max(1, Math.Ceiling((to - from).TotalDays));
        return (from.AddDays(-days), to.AddDays(-days));
    }
}

/// <summary>New visitors are those whose first event ever is in the range; the others are returning.</summary>
public enum Audience
{
    ALL,
    NEW,
    RETURNING,
}
