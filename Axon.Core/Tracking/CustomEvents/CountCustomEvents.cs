
namespace Axon.Core.Tracking.CustomEvents;

/// <summary>What custom events counted lately, so that whoever defined one sees whether it works.</summary>
public sealed class CountCustomEvents(ITrackerReadings readings, TimeProvider clock)
{
    /// <summary>How far back it looks.</summary>
    public const int Days = 7;

    /// <summary>One for each type that occurred; two definitions of one type share it, because their events do.</summary>
    /// <exception cref="Kernel.StoreUnavailableException">Events cannot be read now.</exception>
    public async Task<IReadOnlyList<TypeCount>> HandleAsync(IReadOnlyList<CustomEvent> events, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return events.Count == 0 ? [] : await readings.CountsAsync([.. events.Select(custom => custom.Type).Distinct()], now.AddDays(-Days), now, cancellationToken);
    }
}
