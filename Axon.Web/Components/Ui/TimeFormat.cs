using System.Diagnostics;
using System.Globalization;

namespace Axon.Web.Components.Ui;

/// <summary>Wall-clock times in the language of the reader. Arguments are already in the zone they are shown in.</summary>
public static class TimeFormat
{
    private static readonly CultureInfo Words = CultureInfo.GetCultureInfo("ko");
    private static readonly CultureInfo EnglishWords = CultureInfo.GetCultureInfo("en");

    private static bool Korean => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    public static string Of(WhenFormat format, DateTimeOffset local, DateTimeOffset now) => format switch
    {
        WhenFormat.Friendly => Friendly(local, now),
        WhenFormat.Date => Date(local, now),
        WhenFormat.Time => Write(local, "tt h:mm:ss", "h:mm:ss tt"),
        WhenFormat.Clock => Write(local, "HH:mm:ss", "HH:mm:ss"),
        WhenFormat.Exact => Write(local, "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss"),
        WhenFormat.Ago => Ago(now - local),
        _ => throw new UnreachableException(format.ToString()),
    };

    /// <summary>The whole truth, for titles: 2026년 11월 21일 오후 2:00:00 (서울).</summary>
    public static string Full(DateTimeOffset local) => Write(local, "yyyy년 M월 d일 tt h:mm:ss '(서울)'", "d MMM yyyy, h:mm:ss tt '(Seoul)'");

    /// <summary>Days beyond a day, else HH:MM:SS, or MM:SS for short waits.</summary>
    public static string Remaining(TimeSpan left, bool hours = true)
    {
        // Cut up, so that 00:00:00 is shown at the very end only.
        var seconds = left <= TimeSpan.Zero ? 0 : (long)Math.Ceiling(left.TotalSeconds);
        var clock = (hours || seconds >= 3600)
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds % 86400 / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:00}:{seconds % 60:00}");
        return seconds < 86400 ? clock : string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400}{(Korean ? "일" : "d")} {clock}");
    }

    private static string Friendly(DateTimeOffset local, DateTimeOffset now) => (local.Date - now.Date).Days switch
    {
        0 => Write(local, "'오늘' tt h:mm", "'today' h:mm tt"),
        1 => Write(local, "'내일' tt h:mm", "'tomorrow' h:mm tt"),
        -1 => Write(local, "'어제' tt h:mm", "'yesterday' h:mm tt"),
        _ when local.Year == now.Year => Write(local, "M월 d일 tt h:mm", "d MMM, h:mm tt"),
        _ => Write(local, "yyyy년 M월 d일 tt h:mm", "d MMM yyyy, h:mm tt"),
    };

    private static string Date(DateTimeOffset local, DateTimeOffset now) =>
        local.Year == now.Year ? Write(local, "M월 d일", "d MMM") : Write(local, "yyyy년 M월 d일", "d MMM yyyy");

    private static string Ago(TimeSpan age) => age.TotalSeconds switch
    {
        < 1 => Korean ? "방금" : "just now",
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalSeconds}{(Korean ? "초 전" : " s ago")}"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes}{(Korean ? "분 전" : " min ago")}"),
        < 86400 => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours}{(Korean ? "시간 전" : " h ago")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays}{(Korean ? "일 전" : " d ago")}"),
    };

    private static string Write(DateTimeOffset local, string korean, string english) =>
        Korean ? local.ToString(korean, Words) : local.ToString(english, EnglishWords);
}
