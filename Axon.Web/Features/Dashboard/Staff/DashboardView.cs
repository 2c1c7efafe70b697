using System.Globalization;
using Axon.Core.Dashboard;
using Microsoft.AspNetCore.WebUtilities;

namespace Axon.Web.Features.Dashboard.Staff;

/// <summary>
/// What a dashboard shows, as its query string says it: reload, share and back show the same screen. Unknown values fall back to the
/// default, so that an old link still opens.
/// </summary>
public sealed record DashboardView
{
    /// <summary>Days begin at midnight in Seoul, which has no summer time.</summary>
    public static readonly TimeSpan Zone = TimeSpan.FromHours(9);

    public RangeChoice Range { get; init; } = RangeChoice.OPEN;

    /// <summary>First day of CUSTOM.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of CUSTOM, included.</summary>
    public DateOnly? To { get; init; }

    public string? Device { get; init; }

    public Audience Audience { get; init; }

    public bool Bots { get; init; }

    public bool Compare { get; init; }

    public static DashboardView Parse(string queryString, RangeChoice defaultRange)
    {
        var query = QueryHelpers.ParseQuery(queryString);
        string? One(string name) => query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;
        var view = new DashboardView
        {
            Range = Named(One("range"), defaultRange),
            From = Day(One("from")),
            To = Day(One("to")),
            Device = DashboardFilter.Devices.FirstOrDefault(device => device == One("device")),
            Audience = Named(One("audience"), Audience.ALL),
            Bots = One("bots") == "1",
            Compare = One("compare") == "1",
        };
        return view.Range == RangeChoice.CUSTOM && !(view.From <= view.To) ? view with { Range = defaultRange } : view;
    }

    /// <summary>The query string that shows this view, with its question mark.</summary>
    public string ToQuery()
    {
        List<string> parts = ["range=" + Range.ToString().ToLowerInvariant()];
        if (Range == RangeChoice.CUSTOM)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}"));
        }

        if (Device is not null)
        {
            parts.Add("device=" + Device);
        }

        if (Audience != Audience.ALL)
        {
            parts.Add("audience=" + Audience.ToString().ToLowerInvariant());
        }

        if (Bots)
        {
            parts.Add("bots=1");
        }

        if (Compare)
        {
            parts.Add("compare=1");
        }

        return "?" + string.Join('&', parts);
    }

    /// <param name="opened">When the activity opened or will open.</param>
    public DashboardFilter ToFilter(DateTimeOffset now, DateTimeOffset opened)
    {
        var today = new DateTimeOffset(now.ToOffset(Zone).Date, Zone).ToUniversalTime();
        var (from, to) = Range switch
        {
            // People look at the page before it opens; the funnel begins with them.
            RangeChoice.OPEN => (opened.AddHours(-1), (DateTimeOffset?)null),
            RangeChoice.TODAY => (today, null),
            RangeChoice.DAYS7 => (today.AddDays(-6), null),
            RangeChoice.DAYS30 => (today.AddDays(-29), null),
            _ => (Midnight(From!.Value), Midnight(To!.Value.AddDays(1))), // Parse lets CUSTOM through only with both
        };
        return new DashboardFilter(from, to > now ? null : to, Device, Audience, Bots);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Zone).ToUniversalTime();

    private static T Named<T>(string? text, T otherwise)
        where T : struct, Enum =>
        text is not null && char.IsLetter(text.FirstOrDefault()) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : otherwise;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 3000 ? day : null;
}

/// <summary>The ranges that a marketer can pick; days are those of the reporting zone.</summary>
public enum RangeChoice
{
    /// <summary>From the opening of the activity (its first day for the comparison of campaigns: seven days).</summary>
    OPEN,
    TODAY,
    DAYS7,
    DAYS30,
    CUSTOM,
}
