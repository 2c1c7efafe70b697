namespace Axon.Core.Features.Entry;

/// <summary>Spans that several parts of the feature must agree on.</summary>
internal static class EntryTimes
{
    /// <summary>After the deadline of a place that was being claimed, how long until somebody asks the database what became of it.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    /// <summary>A person hears something within this time, also when a server hangs.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromMilliseconds(1_800);

    /// <summary>How long one sweeper may take for the holds it was given.</summary>
    public static readonly TimeSpan SweepLease = TimeSpan.FromSeconds(5);
}
