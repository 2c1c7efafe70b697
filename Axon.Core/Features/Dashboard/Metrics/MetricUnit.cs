namespace Axon.Core.Features.Dashboard.Metrics;

/// <summary>How a metric's value is read and written.</summary>
public enum MetricUnit
{
    PEOPLE,
    COUNT,
    UNITS,

    /// <summary>A share from 0 to 1, shown in percent: who is counted above is counted below too. Changes are shown in percentage points.</summary>
    RATE,

    /// <summary>Minor units of the currency.</summary>
    MONEY,

    /// <summary>A multiple, shown as 4.8×.</summary>
    TIMES,
    SECONDS,
}
