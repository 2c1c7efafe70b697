using System.Diagnostics;

namespace Axon.Web.Components.Ui;

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
