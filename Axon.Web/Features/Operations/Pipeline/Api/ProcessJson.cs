namespace Axon.Web.Features.Operations.Pipeline.Api;

/// <summary>A process of this installation.</summary>
/// <param name="Roles">The work it does by itself, with commas.</param>
/// <param name="FailingLoops">Jobs and consumers that failed three times in a row or more.</param>
public sealed record ProcessJson(string Name, string Roles, bool ServesWeb, DateTimeOffset StartedAt, DateTimeOffset SeenAt, IReadOnlyList<string> FailingLoops);
