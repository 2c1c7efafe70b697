using Axon.Core.Tracking.Pipeline;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Operations.Pipeline;

/// <summary>What the page shows, for programs.</summary>
internal static class PipelineEndpoints
{
    public static IEndpointRouteBuilder MapPipeline(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/operations/pipeline", ReadAsync).RequireAuthorization(AxonPolicies.Operator).WithTags("Operations")
            .WithName("GetPipeline").WithSummary("Whether events get from browsers to figures: intake, lag, index and the processes that do it");
        return routes;
    }

    private static async Task<Ok<PipelineJson>> ReadAsync(PipelineReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(PipelineJson.From(await reader.ReadAsync(cancellationToken)));
}

/// <summary>The way of events from browsers to figures. A part is null when its server does not answer, or when this installation has none.</summary>
/// <param name="At">When this was read.</param>
/// <param name="HasStream">Events go through Kafka into an index; false: straight into the database.</param>
/// <param name="Concerns">What wants somebody: DatabaseAway, StreamAway, IndexAway, IndexRed, NoRelay, NoConsumer, NoIndexer, LoopFailing, ProcessSilent, SendErrors, Lagging, IndexRefused or Invisible; there may be more.</param>
/// <param name="Figures">Of all processes together.</param>
/// <param name="Lag">What each group of readers has not read, as the brokers tell it.</param>
/// <param name="Days">The daily indexes.</param>
/// <param name="RetentionDays">How long the index keeps events.</param>
/// <param name="WaitingFacts">Facts on their way to their consumers.</param>
/// <param name="Processes">Those seen within the last minute.</param>
public sealed record PipelineJson(
    DateTimeOffset At,
    bool HasStream,
    IReadOnlyList<string> Concerns,
    PipelineFigures? Figures,
    IReadOnlyList<GroupLag>? Lag,
    IReadOnlyList<IndexDayJson>? Days,
    int? RetentionDays,
    long? WaitingFacts,
    IReadOnlyList<ProcessJson>? Processes)
{
    internal static PipelineJson From(PipelineView view) => new(
        view.At,
        view.HasStream,
        [.. view.Concerns.Select(concern => concern.ToString())],
        view.Figures,
        view.Lag?.Groups,
        view.Search is { IsAway: false } search ? [.. search.Indexes.Select(index => new IndexDayJson(index.Day, index.Version, index.Events, index.Bytes))] : null,
        view.Search?.RetentionDays,
        view.Queue?.Waiting,
        view.Processes is null ? null : [.. view.Processes.Select(process => new ProcessJson(
            process.Name, process.Roles, process.ServesWeb, process.StartedAt, process.SeenAt, [.. process.Loops.Where(loop => loop.IsFailing).Select(loop => loop.Name)]))]);
}

/// <summary>A process of this installation.</summary>
/// <param name="Roles">The work it does by itself, with commas.</param>
/// <param name="FailingLoops">Jobs and consumers that failed three times in a row or more.</param>
public sealed record ProcessJson(string Name, string Roles, bool ServesWeb, DateTimeOffset StartedAt, DateTimeOffset SeenAt, IReadOnlyList<string> FailingLoops);

/// <summary>One day of the index.</summary>
public sealed record IndexDayJson(DateOnly Day, int Version, long Events, long Bytes);
