using System.Text.Json;

namespace Axon.E2E.Tracker;

/// <summary>What the index keeps of something that happened in a browser.</summary>
internal sealed record IndexedEvent(Guid Id, string Type, string Url, string? Target, Guid? Visitor, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt)
{
    public static IndexedEvent Of(JsonElement source) => new(
        source.GetProperty("eventId").GetGuid(),
        source.GetProperty("type").GetString()!, // every event has one
        source.GetProperty("url").GetString()!, // as above
        source.TryGetProperty("target", out var target) ? target.GetString() : null,
        source.TryGetProperty("visitorId", out var visitor) ? visitor.GetGuid() : null,
        source.GetProperty("occurredAt").GetDateTimeOffset(),
        source.GetProperty("receivedAt").GetDateTimeOffset());
}
