namespace Axon.Core.Dashboard;

/// <summary>What Axon promises about one activity, computed from rows each time and never assumed.</summary>
/// <param name="ClosedUntil">The end of the last minute that is compared with the books; null when none is.</param>
public sealed record Guarantees(GuaranteeState OverBooking, GuaranteeState Reconciliation, DateTimeOffset? ClosedUntil, int OpenFindings)
{
    /// <summary>A minute is closed this long after its end: by then the outbox has delivered its facts.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>The last minute border before which everything is settled.</summary>
    public static DateTimeOffset ClosedBefore(DateTimeOffset now)
    {
        var settled = now - Settling;
        return new DateTimeOffset(settled.Ticks - (settled.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    /// <param name="unsettled">Places that the gate has given out and the books do not know: until they are settled nothing is proved.</param>
    public static Guarantees Of(Figures figures, ActivityBooks books, DateTimeOffset now, long unsettled = 0)
    {
        // The books' own counter and the rows it counts are compared too: a counter that drifts is a broken promise before anything is oversold.
        var held = figures.PaidUnitsNow + figures.InPaymentUnitsNow;
        var overBooking = MetricLibrary.OverBooking.Of(figures).Value != 0 || held != books.Taken ? GuaranteeState.BROKEN : unsettled > 0 ? GuaranteeState.PENDING : GuaranteeState.PROVED;
        var closed = ClosedBefore(now);
        var nothingClosed = books.OpenedAt is not { } opened || opened >= closed;
        var gap = MetricLibrary.ReconciliationGap.Of(figures).Value;
        var reconciliation = gap != 0 ? GuaranteeState.BROKEN : nothingClosed ? GuaranteeState.PENDING : GuaranteeState.PROVED;
        return new Guarantees(overBooking, reconciliation, nothingClosed ? null : closed, books.OpenFindings);
    }
}

public enum GuaranteeState
{
    /// <summary>Computed from rows just now and right.</summary>
    PROVED,

    /// <summary>Not known yet: nothing has happened, or a minute is not closed.</summary>
    PENDING,

    /// <summary>Computed and wrong.</summary>
    BROKEN,
}
