using System.Diagnostics;
using System.Globalization;

namespace Axon.Web.Ui;

/// <summary>Wall-clock times in the language of the reader. Arguments are already in the zone they are shown in. Ends are written by <see cref="EndFormat"/>.</summary>
public static class TimeFormat
{
    private static readonly CultureInfo KoreanWords = CultureInfo.GetCultureInfo("ko");
    private static readonly CultureInfo EnglishWords = CultureInfo.GetCultureInfo("en");

    private static bool Korean => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    public static string Of(WhenFormat format, DateTimeOffset local, DateTimeOffset now) => format switch
    {
        WhenFormat.Friendly => Friendly(local, now),
        WhenFormat.Clock => Write(local, "HH:mm:ss", "HH:mm:ss"),
        WhenFormat.Exact => Write(local, "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss"),
        WhenFormat.Ago => Ago(local, now),
        _ => throw new UnreachableException(format.ToString()),
    };

    /// <summary>The whole truth, for titles: 2026-11-21 14:00:00 (서울).</summary>
    public static string Full(DateTimeOffset local) => Write(local, "yyyy-MM-dd HH:mm:ss '(서울)'", "yyyy-MM-dd HH:mm:ss '(Seoul)'");

    /// <summary>Days beyond a day, else HH:MM:SS, or MM:SS for short waits.</summary>
    public static string Remaining(TimeSpan left, bool hours = true)
    {
        // Cut up, so that 00:00:00 is shown at the very end only.
        var seconds = left <= TimeSpan.Zero ? 0 : (long)Math.Ceiling(left.TotalSeconds);
        var clock = (hours || seconds >= 3600)
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds % 86400 / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:00}:{seconds % 60:00}");
        return seconds < 86400 ? clock : string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400}{In("일", "d")} {clock}");
    }

    /// <summary>오늘, 내일, 어제; null on any other day.</summary>
    internal static string? NearDay(DateTime day, DateTimeOffset now) => (day - now.Date).Days switch
    {
        0 => In("오늘", "today"),
        1 => In("내일", "tomorrow"),
        -1 => In("어제", "yesterday"),
        _ => null,
    };

    /// <summary>오후 8:00. The first hour of a day is its hour 0: nobody has to guess which midnight 12:00 is.</summary>
    internal static string TimeOfDay(DateTimeOffset local) => local switch
    {
        { Hour: 0, Minute: 0 } => In("0시", "00:00"),
        { Hour: 0 } => Write(local, "tt 0:mm", "h:mm tt"),
        _ => Write(local, "tt h:mm", "h:mm tt"),
    };

    internal static string Write(IFormattable time, string korean, string english) =>
        Korean ? time.ToString(korean, KoreanWords) : time.ToString(english, EnglishWords);

    internal static string In(string korean, string english) => Korean ? korean : english;

    private static string Friendly(DateTimeOffset local, DateTimeOffset now) => NearDay(local.Date, now) is { } near ? $"{near} {TimeOfDay(local)}"
        : local.Year == now.Year ? Write(local, "M월 d일(ddd) ", "ddd, MMM d, ") + TimeOfDay(local)
        : Write(local, "yyyy년 M월 d일(ddd) ", "ddd, MMM d, yyyy, ") + TimeOfDay(local);

    /// <summary>Rounded down, so that nothing is called older than it is; from the day before on by the clock, then by the date.</summary>
    private static string Ago(DateTimeOffset local, DateTimeOffset now) => (now - local).TotalSeconds switch
    {
        < 2 => In("방금", "just now"),
        < 60 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds}{In("초 전", " s ago")}"),
        < 3600 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}{In("분 전", " min ago")}"),
        < 86400 and var seconds when local.Date == now.Date => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600}{In("시간 전", " h ago")}"),
        _ when NearDay(local.Date, now) is { } near => near + Write(local, " HH:mm", " HH:mm"),
        _ => local.Year == now.Year ? Write(local, "M월 d일(ddd)", "ddd, MMM d") : Write(local, "yyyy년 M월 d일(ddd)", "ddd, MMM d, yyyy"),
    };
}

/// <summary>The forms in which an instant is read: friendly for shoppers, exact for staff, and how long ago. An end is read by <see cref="EndForm"/>.</summary>
public enum WhenFormat
{
    /// <summary>오늘 오후 2:00 · 12월 4일(금) 오후 8:00.</summary>
    Friendly,

    /// <summary>14:01:52: exact, where the day is known.</summary>
    Clock,

    /// <summary>2026-11-21 14:01:52.</summary>
    Exact,

    /// <summary>3분 전.</summary>
    Ago,
}
