namespace Axon.Web.Components.Ui;

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
