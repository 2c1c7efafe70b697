namespace Axon.Web.Components.Ui;

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
