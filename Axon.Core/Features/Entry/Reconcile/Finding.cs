namespace Axon.Core.Features.Entry.Reconcile;

/// <summary>A difference that stayed, as it was noted.</summary>
/// <param name="Kind">A name of <see cref="Contracts.DifferenceKind"/>, or of what a newer version looks for.</param>
/// <param name="Says">What each side said.</param>
/// <param name="RepairedAt">When it was last put right by itself.</param>
/// <param name="ResolvedAt">When it was no longer there; null while it is open.</param>
public sealed record Finding(
    long Id, string Kind, string Subject, long? Activity, string? Says, DateTimeOffset FoundAt, DateTimeOffset? RepairedAt, DateTimeOffset? ResolvedAt)
{
    public bool IsOpen => ResolvedAt is null;
}
