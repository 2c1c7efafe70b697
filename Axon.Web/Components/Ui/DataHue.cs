namespace Axon.Web.Components.Ui;

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
