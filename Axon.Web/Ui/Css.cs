using System.Diagnostics;

namespace Axon.Web.Ui;

/// <summary>Class names of kit.css for the kit's enums.</summary>
internal static class Css
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Neutral => "is-neutral",
        Verdict.Ok => "is-ok",
        Verdict.Warn => "is-warn",
        Verdict.Bad => "is-bad",
        _ => throw new UnreachableException(verdict.ToString()),
    };

    public static string Of(DataHue hue) => "hue-" + hue switch
    {
        DataHue.Visit => "visit",
        DataHue.Click => "click",
        DataHue.Reserve => "reserve",
        DataHue.Paid => "paid",
        DataHue.Loss => "loss",
        DataHue.Money => "money",
        DataHue.Past => "past",
        _ => throw new UnreachableException(hue.ToString()),
    };

    public static string Of(PillKind kind) => kind switch
    {
        PillKind.Live => "live",
        PillKind.Soon => "soon",
        PillKind.Pause => "pause",
        PillKind.End => "end",
        PillKind.Bad => "bad",
        _ => throw new UnreachableException(kind.ToString()),
    };
}

/// <summary>The states that things in Axon are in.</summary>
public enum PillKind
{
    /// <summary>Happening now.</summary>
    Live,

    /// <summary>Will happen by itself.</summary>
    Soon,

    /// <summary>Stopped by somebody, may go on.</summary>
    Pause,

    /// <summary>Over, or not begun (a draft).</summary>
    End,

    /// <summary>Needs somebody.</summary>
    Bad,
}

/// <summary>One colour per meaning in the whole product.</summary>
public enum DataHue
{
    Visit,
    Click,
    Reserve,
    Paid,
    Loss,
    Money,
    Past,
}

/// <summary>How good something is; a colour that always comes with a word.</summary>
public enum Verdict
{
    Neutral,
    Ok,
    Warn,
    Bad,
}
