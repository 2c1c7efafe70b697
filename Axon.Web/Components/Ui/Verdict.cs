namespace Axon.Web.Components.Ui;

/// <summary>How good something is; a colour that always comes with a word.</summary>
public enum Verdict
{
    Neutral,
    Ok,
    Warn,
    Bad,
}
