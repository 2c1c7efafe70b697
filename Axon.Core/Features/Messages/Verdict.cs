namespace Axon.Core.Features.Messages;

/// <summary>What becomes of a fact after one delivery.</summary>
/// <param name="Attempts">Failed tries so far, with this one.</param>
/// <param name="RetryAfter">Only for <see cref="VerdictKind.Retry"/>.</param>
/// <param name="Error">Why it failed; for operators.</param>
public sealed record Verdict(long Number, VerdictKind Kind, int Attempts = 0, TimeSpan RetryAfter = default, string? Error = null);
