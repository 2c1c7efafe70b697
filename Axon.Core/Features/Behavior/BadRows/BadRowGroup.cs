namespace Axon.Core.Features.Behavior.BadRows;

/// <summary>Bad rows that failed in the same way and that nobody has settled.</summary>
/// <param name="Replayable">How many of them are whole and can be tried again.</param>
/// <param name="Newest">The id of the newest: what is decided about the group is about rows up to it.</param>
/// <param name="Hours">How many came in each of the last 24 hours, the oldest hour first.</param>
/// <param name="Samples">The beginnings of the newest few.</param>
public sealed record BadRowGroup(
    string Stage,
    string Reason,
    long Count,
    long Replayable,
    long Newest,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    IReadOnlyList<int> Hours,
    IReadOnlyList<string> Samples);
