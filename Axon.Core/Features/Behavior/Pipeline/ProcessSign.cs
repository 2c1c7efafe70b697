namespace Axon.Core.Features.Behavior.Pipeline;

/// <summary>A sign of life of one process, with the figures that only it knows.</summary>
/// <param name="Name">Machine and process number.</param>
/// <param name="Roles">The work it does by itself, with commas; <c>none</c> where it only answers.</param>
/// <param name="ServesWeb">It answers browsers too.</param>
public sealed record ProcessSign(
    Guid Id, string Name, string Roles, bool ServesWeb, DateTimeOffset StartedAt, DateTimeOffset SeenAt, IReadOnlyList<LoopSign> Loops, FigureWindow Minute, FigureWindow FiveMinutes);
