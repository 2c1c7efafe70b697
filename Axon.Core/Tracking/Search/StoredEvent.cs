using System.Text.Json;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Search;

/// <summary>Reads an event back from what <see cref="BehaviorDocument"/> wrote.</summary>
internal static class StoredEvent
{
    public static BehaviorEvent Read(JsonElement stored) => new()
    {
        EventId = stored.Id("eventId").GetValueOrDefault(), // written for every event
        SchemaVersion = stored.Whole("schemaVersion") ?? BehaviorEvent.CurrentSchema,
        Type = stored.Text("type") ?? "",
        Source = Enum.Parse<EventSource>(stored.Text("source") ?? ""),
        OccurredAt = Time(stored, "occurredMicros"),
        ReceivedAt = Time(stored, "receivedMicros"),
        VisitorId = stored.Id("visitorId"),
        UserId = stored.Id("userId"),
        SessionId = stored.Id("sessionId"),
        Seq = stored.Whole("seq") ?? 0,
        PageViewId = stored.Id("pageViewId"),
        CampaignId = stored.Number("campaignId"),
        ActivityId = stored.Number("activityId"),
        ProductId = stored.Number("productId"),
        Url = stored.Text("url") ?? "",
        Referrer = stored.Text("referrer"),
        UtmSource = stored.Text("utmSource"),
        UtmMedium = stored.Text("utmMedium"),
        UtmCampaign = stored.Text("utmCampaign"),
        Device = new Device(stored.Text("device") ?? "", stored.Text("os"), stored.Text("browser")),
        IsNewVisitor = stored.TryGetProperty("isNewVisitor", out var isNew) ? isNew.GetBoolean() : null,
        SuspectedBot = stored.GetProperty("suspectedBot").GetBoolean(),
        Consent = Enum.Parse<Consent>(stored.Text("consent") ?? "", ignoreCase: true),
        SampleRate = stored.GetProperty("sampleRate").GetDouble(),
        Target = stored.Text("target"),
        Reason = stored.Text("reason"),
        Quantity = stored.Whole("quantity"),
        AmountMinor = stored.Number("amountMinor"),
        EngagedMs = stored.Whole("engagedMs"),
        ScrollPct = stored.Whole("scrollPct"),
        Props = stored.TryGetProperty("props", out var props) ? props.GetRawText() : null,
    };

    private static int? Whole(this JsonElement stored, string name) => (int?)stored.Number(name);

    private static DateTimeOffset Time(JsonElement stored, string name) => BehaviorDocument.FromMicros(stored.Number(name).GetValueOrDefault()); // written for every event
}
