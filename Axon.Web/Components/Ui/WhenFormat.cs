namespace Axon.Web.Components.Ui;

/// <summary>How much of an instant is worth reading.</summary>
public enum WhenFormat
{
    /// <summary>오늘 오후 2:00 · 11월 21일 오후 2:00.</summary>
    Friendly,

    /// <summary>11월 21일.</summary>
    Date,

    /// <summary>오후 2:05:02, for deadlines.</summary>
    Time,

    /// <summary>14:01:52, for staff.</summary>
    Clock,

    /// <summary>2026-11-21 14:01:52, for tables of staff.</summary>
    Exact,

    /// <summary>3분 전.</summary>
    Ago,
}
