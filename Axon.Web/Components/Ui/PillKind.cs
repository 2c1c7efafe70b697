namespace Axon.Web.Components.Ui;

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
