using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Axon.Core.Facts;

namespace Axon.Core.Tracking.Collect;

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
            SuspectedBot = BotRule.Suspects(context.BotSignals),
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

/// <summary>Why an event or a body is not stored. They are kept with the bad rows and sent to the sender.</summary>
public static class RejectReason
{
    public const string MalformedJson = "malformed_json";
    public const string BadEncoding = "bad_encoding";
    public const string TooLarge = "too_large";
    public const string TooMany = "too_many";
    public const string Schema = "schema";
    public const string BadId = "bad_id";
    public const string UnknownVersion = "unknown_version";
    public const string BadType = "bad_type";

    /// <summary>Only the backend can say that this happened.</summary>
    public const string BackendType = "backend_type";
    public const string TooLate = "too_late";
    public const string OversizeProps = "oversize_props";
    public const string Oversize = "oversize";
    public const string Store = "store";

    /// <summary>It happened before the time that events are kept for.</summary>
    public const string Expired = "expired";

    /// <summary>It happened after it was received.</summary>
    public const string FromFuture = "from_future";

    /// <summary>Not a bad row: it is not kept at all.</summary>
    public const string ConsentDenied = "consent_denied";
}

/// <summary>Names of events: which there are, and which anybody may use.</summary>
internal static partial class EventTypes
{
    public const int Longest = 32;
    private static readonly HashSet<string> Tracker = ["PAGE_VIEW", "CLICK", "IMPRESSION", "SCROLL_DEPTH", "FORM_SUBMIT", "ENGAGEMENT", "TRACKER_DROPPED", "TEST"];
    private static readonly HashSet<string> Backend = [.. Enum.GetNames<FactType>(), "QUEUE_JOINED", "QUEUE_ADMITTED", "QUEUE_LEFT"];

    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Only the backend can say that this happened.</summary>
    public static bool IsBackend(string type) => Backend.Contains(type);

    /// <summary>Has a meaning already, which the dashboards rely on.</summary>
    public static bool IsTaken(string type) => Tracker.Contains(type) || Backend.Contains(type);

    [GeneratedRegex("^[A-Z][A-Z0-9_]{1,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

/// <summary>Signs of a program, each found independently of the others.</summary>
[Flags]
public enum BotSignals
{
    None = 0,

    /// <summary>Its user agent says that it is one.</summary>
    Declared = 1,

    /// <summary>The browser says that it is being driven.</summary>
    Driven = 2,

    /// <summary>It names a browser but does not send what that browser sends.</summary>
    Implausible = 4,
}

/// <summary>The answer for one event.</summary>
public enum EventStatus
{
    /// <summary>Stored, and durable.</summary>
    Accepted,

    /// <summary>It was stored before: the sender may forget it.</summary>
    Duplicate,

    /// <summary>Not stored; sending it again changes nothing.</summary>
    Rejected,
}

/// <summary>When events are marked as a program's. They are kept: whoever counts decides.</summary>
public static class BotRule
{
    /// <summary>What says of itself that it is a bot is one. Of what can also happen to people (a driven browser, a privacy tool that drops headers) it takes two signs.</summary>
    public static bool Suspects(BotSignals signs) => signs.HasFlag(BotSignals.Declared) || BitOperations.PopCount((uint)signs) >= 2;
}

/// <summary>What became of one event of a batch.</summary>
/// <param name="EventId">Null when it had none that could be read.</param>
/// <param name="Reason">Why it was rejected: one of <see cref="RejectReason"/>.</param>
public sealed record EventVerdict(Guid? EventId, EventStatus Status, string? Reason = null);
