using System.Diagnostics;

namespace Axon.Web.Ui;

/// <summary>
/// The one way in which ends are written. An end is the first instant that no longer counts: at midnight it is the day before that is named.
/// The words fit before "까지" and after "until".
/// </summary>
public static class EndFormat
{
    public static string Of(EndForm form, DateTimeOffset local, DateTimeOffset now)
    {
        var midnight = local.TimeOfDay == TimeSpan.Zero;
        var last = LastDay(local);
        return form switch
        {
            EndForm.Second when midnight => TimeFormat.In("자정", "midnight"),
            EndForm.Second => TimeFormat.Write(local, local.Hour == 0 ? "tt 0:mm:ss" : "tt h:mm:ss", "h:mm:ss tt"),
            EndForm.Staff => TimeFormat.In($"{Date(last, now)} {Hours(local, midnight)}", $"{Date(last, now)}, {Hours(local, midnight)}"),
            EndForm.Day when midnight => Date(last, now),
            EndForm.Hour when TimeFormat.NearDay(last, now) is { } near => TimeFormat.In($"{near} {Time(local, midnight)}", $"{Time(local, midnight)} {near}"),
            EndForm.Day or EndForm.Hour => TimeFormat.In($"{Date(last, now)} {Time(local, midnight)}", $"{Time(local, midnight)}, {Date(last, now)}"),
            _ => throw new UnreachableException(form.ToString()),
        };
    }

    /// <summary>From the first to the last day that counts: 11월 1일 – 30일, Nov 1–30.</summary>
    public static string Period(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        var (first, last) = (start.Date, LastDay(end));
        if (first >= last)
        {
            return Plain(first, now.Year);
        }

        if (first.Year != last.Year)
        {
            return $"{Plain(first, year: null)} – {Plain(last, year: null)}";
        }

        var near = last.Year == now.Year;
        return first.Month != last.Month ? TimeFormat.In($"{Plain(first, now.Year)} – {Plain(last, last.Year)}", $"{Plain(first, first.Year)} – {Plain(last, now.Year)}")
            : TimeFormat.In($"{Plain(first, now.Year)} – {last.Day}일", $"{Plain(first, first.Year)}–{last.Day}{(near ? "" : $", {last.Year}")}");
    }

    private static DateTime LastDay(DateTimeOffset local) => local.TimeOfDay == TimeSpan.Zero ? local.Date.AddDays(-1) : local.Date;

    private static string Date(DateTime day, DateTimeOffset now) => day.Year == now.Year
        ? TimeFormat.Write(day, "M월 d일(ddd)", "ddd, MMM d") : TimeFormat.Write(day, "yyyy년 M월 d일(ddd)", "ddd, MMM d, yyyy");

    /// <summary>Without the weekday; with the year unless it is <paramref name="year"/>.</summary>
    private static string Plain(DateTime day, int? year) => day.Year == year
        ? TimeFormat.Write(day, "M월 d일", "MMM d") : TimeFormat.Write(day, "yyyy년 M월 d일", "MMM d, yyyy");

    private static string Time(DateTimeOffset local, bool midnight) => midnight ? TimeFormat.In("자정", "midnight") : TimeFormat.TimeOfDay(local);

    private static string Hours(DateTimeOffset local, bool midnight) => midnight ? "24:00" : TimeFormat.Write(local, "HH:mm", "HH:mm");
}

/// <summary>How an end is read. Ends are stored half-open, so one at midnight belongs to the day before.</summary>
public enum EndForm
{
    /// <summary>2월 28일(일): what ends with a day; the date is always there, the hour only when it is not midnight.</summary>
    Day,

    /// <summary>12월 4일(금) 자정 · 오늘 오후 8:00: where the hour matters.</summary>
    Hour,

    /// <summary>오후 2:05:02: a deadline of minutes.</summary>
    Second,

    /// <summary>2월 28일(일) 24:00: forms and tables of staff.</summary>
    Staff,
}
