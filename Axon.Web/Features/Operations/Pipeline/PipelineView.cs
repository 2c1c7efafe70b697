using Axon.Core.Facts;
using Axon.Core.Tracking.Pipeline;
using Axon.Core.Tracking.Rejected;

namespace Axon.Web.Features.Operations.Pipeline;

/// <summary>The way of events from browsers to figures, as of one moment. Each part can be missing by itself.</summary>
/// <param name="HasStream">Events go through Kafka into an index; else straight into the database.</param>
/// <param name="Processes">Seen within the last minute; null when the database is away.</param>
/// <param name="Lag">Null without a stream.</param>
/// <param name="Search">Null without an index.</param>
/// <param name="Queue">Facts that wait for their delivery; null when the database is away.</param>
/// <param name="BadRows">Of the last day; null when the database is away.</param>
public sealed record PipelineView(
    DateTimeOffset At,
    bool HasStream,
    IReadOnlyList<ProcessHeartbeat>? Processes,
    LagReading? Lag,
    SearchReading? Search,
    QueueDepth? Queue,
    IReadOnlyList<BadRowCount>? BadRows)
{
    /// <summary>Three signs were missed.</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromSeconds(15);

    private const long ManyBehind = 50_000;
    private const double LongUnseen = 30;
    private static readonly (string Role, PipelineConcern Missing)[] Roles =
        [("relay", PipelineConcern.NoRelay), ("consumer", PipelineConcern.NoConsumer), ("indexer", PipelineConcern.NoIndexer)];

    public PipelineFigures? Figures { get; } = Processes is null ? null : PipelineFigures.Of(Processes);

    public long? Behind => Lag?.Groups?.Sum(group => group.Lag);

    public IReadOnlyList<PipelineConcern> Concerns => [.. Find()];

    public bool IsSilent(ProcessHeartbeat process) => At - process.SeenAt > Silent;

    private IEnumerable<PipelineConcern> Find()
    {
        foreach (var (holds, concern) in new[]
        {
            (Processes is null || Queue is null || BadRows is null, PipelineConcern.DatabaseAway),
            (Lag is { Groups: null }, PipelineConcern.StreamAway),
            (Search is { IsAway: true }, PipelineConcern.IndexAway),
            (Search is { Health: "red" }, PipelineConcern.IndexRed),
        })
        {
            if (holds)
            {
                yield return concern;
            }
        }

        foreach (var concern in Processes is null ? [] : OfProcesses(Processes))
        {
            yield return concern;
        }

        if (Lag?.Groups?.Any(group => group.Lag > ManyBehind) == true)
        {
            yield return PipelineConcern.Lagging;
        }

        if (Figures is { IndexRefused: > 0 })
        {
            yield return PipelineConcern.IndexRefused;
        }

        if (Figures is { Visible: > LongUnseen })
        {
            yield return PipelineConcern.Invisible;
        }
    }

    private IEnumerable<PipelineConcern> OfProcesses(IReadOnlyList<ProcessHeartbeat> processes)
    {
        var live = processes.Where(process => !IsSilent(process)).SelectMany(process => process.Roles.Split(',')).ToHashSet();
        foreach (var (role, missing) in HasStream ? Roles : Roles[..1])
        {
            if (!live.Contains(role))
            {
                yield return missing;
            }
        }

        if (processes.Any(process => process.Loops.Any(loop => loop.IsFailing)))
        {
            yield return PipelineConcern.LoopFailing;
        }

        if (processes.Any(IsSilent))
        {
            yield return PipelineConcern.ProcessSilent;
        }

        if (Figures is { SendErrors.Count: > 0 })
        {
            yield return PipelineConcern.SendErrors;
        }
    }
}

/// <summary>What about the way of events wants somebody. The limits are those of the alert rules.</summary>
public enum PipelineConcern
{
    DatabaseAway,
    StreamAway,
    IndexAway,
    IndexRed,
    NoRelay,
    NoConsumer,
    NoIndexer,
    LoopFailing,
    ProcessSilent,
    SendErrors,
    Lagging,
    IndexRefused,
    Invisible,
}
