namespace Axon.Core.Dashboard;

/// <summary>How a value compares with the one of an earlier range of the same length.</summary>
/// <param name="Good">True or false when the direction is a verdict; null when it is none.</param>
public readonly record struct Change(ChangeKind Kind, decimal Amount, bool? Good)
{
    public static Change Between(MetricValue current, MetricValue previous)
    {
        if (current.Value is not { } now || previous.Value is not { } before || current.SmallSample || previous.SmallSample)
        {
            return default;
        }

        if (current.Metric.Unit == MetricUnit.RATE)
        {
            return new Change(ChangeKind.POINTS, now - before, Verdict(current.Metric, now - before));
        }

        return before switch
        {
            0 when now == 0 => default,
            0 => new Change(ChangeKind.NEW, 0, null),
            _ => new Change(ChangeKind.RELATIVE, (now - before) / Math.Abs(before), Verdict(current.Metric, now - before)),
        };
    }

    private static bool? Verdict(MetricDefinition metric, decimal difference) =>
        difference == 0 || metric.UpIsGood is not { } upIsGood ? null : difference > 0 == upIsGood;
}

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
