namespace Axon.Core.Features.Dashboard.Metrics;

public enum ChangeKind
{
    /// <summary>Nothing to compare: no value on one side, both zero, or too small a sample.</summary>
    NONE,

    /// <summary>There was nothing before and there is something now.</summary>
    NEW,

    /// <summary>(current − previous) / previous.</summary>
    RELATIVE,

    /// <summary>Difference of two rates, in percentage points (0.042 = 4.2 %p).</summary>
    POINTS,
}
