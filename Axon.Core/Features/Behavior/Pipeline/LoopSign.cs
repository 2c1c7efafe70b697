namespace Axon.Core.Features.Behavior.Pipeline;

/// <summary>How one job or consumer of a process is doing.</summary>
/// <param name="LastSuccess">Null until its first round ended well.</param>
public sealed record LoopSign(string Name, int FailuresInARow, DateTimeOffset? LastSuccess, string? Error)
{
    /// <summary>As the health check counts.</summary>
    private const int TroubledAfter = 3;

    public bool IsFailing => FailuresInARow >= TroubledAfter;
}
