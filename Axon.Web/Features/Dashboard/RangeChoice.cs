namespace Axon.Web.Features.Dashboard;

/// <summary>The ranges that a marketer can pick; days are those of the reporting zone.</summary>
public enum RangeChoice
{
    /// <summary>From the opening of the activity (its first day for the comparison of campaigns: seven days).</summary>
    OPEN,
    TODAY,
    DAYS7,
    DAYS30,
    CUSTOM,
}
