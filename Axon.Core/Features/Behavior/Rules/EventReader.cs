using System.Text.Json;

namespace Axon.Core.Features.Behavior.Rules;

/// <summary>Makes an event of one untrusted JSON value, or says what is wrong with it.</summary>
internal static class EventReader
{
    private const int LongestEvent = 16 * 1024;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>The event, or its id as far as it could be read and the reason.</summary>
    public static (BehaviorEvent? Event, Guid? Id, string? Reason) Read(JsonElement json, IngestContext context, ICollection<string> urlParameters)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, null, RejectReason.Schema);
        }

        var fields = new EventFields(json);
        var id = fields.Id("eventId");
        if (id is not { Version: 7 })
        {
            return (null, id, RejectReason.BadId);
        }

        var (happened, reason) = Read(id.Value, fields, context, urlParameters);
        return fields.Broken ? (null, id, RejectReason.Schema)
            : json.GetRawText().Length > LongestEvent ? (null, id, RejectReason.Oversize)
            : reason is null ? (happened, id, null)
            : (null, id, reason);
    }

    private static (BehaviorEvent? Event, string? Reason) Read(Guid id, EventFields fields, IngestContext context, ICollection<string> urlParameters)
    {
        var type = fields.Text("type", 33);
        var age = TimeSpan.FromMilliseconds(Math.Clamp(fields.Number("ageMs") ?? 0, 0, Oldest.TotalMilliseconds * 2));
        var rate = fields.Number("sampleRate") ?? 1;
        var url = EventUrl.Of(context.Site, EventUrl.Path(fields.Text("url", 2048) ?? "", urlParameters));
        var (props, propsReason) = fields.Find("props") is { } free ? EventProps.Read(free) : (null, null);
        var refusal =
            (fields.Count("schemaVersion", short.MaxValue) ?? BehaviorEvent.CurrentSchema) != BehaviorEvent.CurrentSchema ? RejectReason.UnknownVersion
            : type is null || !EventTypes.IsName(type) ? RejectReason.BadType
            : EventTypes.IsBackend(type) ? RejectReason.BackendType
            : age > Oldest ? RejectReason.TooLate
            : url is null || rate is <= 0 or > 1 ? RejectReason.Schema
            : propsReason;
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var happened = new BehaviorEvent
        {
            EventId = id,
            Type = type!, // checked above
            Source = EventSource.BROWSER,
            OccurredAt = context.ReceivedAt - age,
            ReceivedAt = context.ReceivedAt,
            CampaignId = fields.Key("campaignId"),
            ActivityId = fields.Key("activityId"),
            ProductId = fields.Key("productId"),
            Url = url!, // checked above
            Device = context.Device,
            SuspectedBot = BotRule.Suspects(context.BotSigns),
            Consent = context.Consent,
            SampleRate = rate,
            Target = fields.Text("target", 64),
            EngagedMs = fields.Count("engagedMs", 86_400_000),
            ScrollPct = fields.Count("scrollPct", 100),
            Props = props,
        };
        return (context.Consent == Consent.Granted ? Recognise(happened, fields, context) : happened, null);
    }

    /// <summary>What recognises a person or a visit is kept only with consent. Who it is comes from the request, whatever the body says.</summary>
    private static BehaviorEvent Recognise(BehaviorEvent happened, EventFields fields, IngestContext context) => happened with
    {
        VisitorId = context.VisitorId,
        UserId = context.UserId,
        SessionId = fields.Id("sessionId"),
        Seq = fields.Count("seq", int.MaxValue) ?? 0,
        PageViewId = fields.Id("pageViewId"),
        IsNewVisitor = fields.Flag("isNewVisitor"),
        Referrer = EventUrl.Origin(fields.Text("referrer", 2048)),
        UtmSource = fields.Object("utm")?.Text("source", 100),
        UtmMedium = fields.Object("utm")?.Text("medium", 100),
        UtmCampaign = fields.Object("utm")?.Text("campaign", 100),
    };
}
