namespace Axon.Workers.Hosting;

/// <summary>How one worker is doing.</summary>
/// <param name="LastSuccess">Null until its first round ended well.</param>
public sealed record WorkerState(DateTimeOffset? LastSuccess, int FailuresInARow, string? LastError);
