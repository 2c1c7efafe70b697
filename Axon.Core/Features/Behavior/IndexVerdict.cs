namespace Axon.Core.Features.Behavior;

/// <summary>What became of one event at the index.</summary>
/// <param name="Reason">Why it was refused: <see cref="RejectReason"/>, or the server's own type of error. At most 48 characters.</param>
public readonly record struct IndexVerdict(IndexOutcome Outcome, string? Reason = null)
{
    public static IndexVerdict Erased => new(IndexOutcome.Erased);
}
