namespace Axon.Core.Features.Behavior.Pipeline;

/// <summary>What was counted in the last while.</summary>
/// <param name="Seconds">How long that was; shorter right after the start.</param>
/// <param name="Counts">By <see cref="FigureKey"/> as text.</param>
/// <param name="Times">Durations by name, as counts for each bucket of <see cref="TimeBuckets"/>.</param>
public sealed record FigureWindow(double Seconds, IReadOnlyDictionary<string, long> Counts, IReadOnlyDictionary<string, long[]> Times)
{
    public static FigureWindow Empty { get; } = new(0, new Dictionary<string, long>(), new Dictionary<string, long[]>());
}
