namespace Axon.Core.Shared;

/// <summary>What becomes of a message after its reader has handled it.</summary>
/// <param name="Stage">For <see cref="StreamVerdictKind.Dead"/>: where it failed.</param>
/// <param name="Reason">Why it failed; for operators.</param>
public sealed record StreamVerdict(StreamVerdictKind Kind, string? Stage = null, string? Reason = null)
{
    /// <summary>Its effect is durable.</summary>
    public static StreamVerdict Done { get; } = new(StreamVerdictKind.Done);

    /// <summary>Failed; comes again after a growing pause.</summary>
    public static StreamVerdict Retry(string reason) => new(StreamVerdictKind.Retry, null, reason);

    /// <summary>A server that is needed is away; comes again without counting a try.</summary>
    public static StreamVerdict Wait(string reason) => new(StreamVerdictKind.Wait, null, reason);

    /// <summary>Never to be handled by this reader: set aside with all that it was, and passed.</summary>
    public static StreamVerdict Dead(string stage, string reason) => new(StreamVerdictKind.Dead, stage, reason);
}
