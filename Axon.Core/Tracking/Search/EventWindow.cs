using System.Text.Json;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Search;

/// <summary>Which events may enter the index at all. A day of its own costs the cluster a shard, so not every date is believed.</summary>
internal static class EventWindow
{
    private static readonly TimeSpan Latest = TimeSpan.FromDays(7);

    // Clocks of our own machines differ, and an age is rounded.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Null when it may; else why not.</summary>
    /// <remarks>
    /// Lateness is between happening and arrival, never against now: a stream that is read again has the same events let in. Facts are never too late,
    /// because the books hold them too.
    /// </remarks>
    public static string? Refusal(BehaviorEvent happened, DateTimeOffset keptSince) =>
        happened.OccurredAt > happened.ReceivedAt + Tolerance ? RejectReason.FromFuture
        : happened.Source == EventSource.BROWSER && happened.ReceivedAt - happened.OccurredAt > Latest + Tolerance ? RejectReason.TooLate
        : happened.OccurredAt < keptSince ? RejectReason.Expired
        : null;

    /// <summary>The free properties, or null when they are not a flat JSON object.</summary>
    public static JsonElement? Props(string? text)
    {
        if (text is null)
        {
            return default(JsonElement);
        }

        try
        {
            return JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } props ? props : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
