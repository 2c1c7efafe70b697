using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Axon.Core.Tracking.Collect;

/// <summary>Behaviour events as rows of one statement, which takes all of them as one JSON text.</summary>
/// <remarks>
/// With a parameter for each value the driver took five times the processor time. The values come out of the text
/// with types that hold whatever comes, so that the table itself refuses what does not fit.
/// </remarks>
internal static class EventRows
{
    // Read by the server's JSON parser and by nobody else.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly (string Column, string Type, string Value, Write Write)[] Columns =
    [
        Id("event_id", e => e.EventId), Number("schema_version", e => e.SchemaVersion), Text("type", e => e.Type), Text("source", e => e.Source.ToString()),
        Time("occurred_at", e => e.OccurredAt), Time("received_at", e => e.ReceivedAt),
        Id("visitor_id", e => e.VisitorId), Id("user_id", e => e.UserId), Id("session_id", e => e.SessionId), Number("seq", e => e.Seq), Id("page_view_id", e => e.PageViewId),
        Number("campaign_id", e => e.CampaignId), Number("activity_id", e => e.ActivityId), Number("product_id", e => e.ProductId),
        Text("url", e => e.Url), Text("referrer", e => e.Referrer), Text("utm_source", e => e.UtmSource), Text("utm_medium", e => e.UtmMedium), Text("utm_campaign", e => e.UtmCampaign),
        Text("device", e => e.Device.Kind), Text("os", e => e.Device.Os), Text("browser", e => e.Device.Browser),
        Flag("is_new_visitor", e => e.IsNewVisitor), Flag("suspected_bot", e => e.SuspectedBot), Text("consent", e => Word(e.Consent)),
        ("sample_rate", "DOUBLE", "sample_rate", (json, e) => json.WriteNumberValue(e.SampleRate)),
        Text("target", e => e.Target), Text("reason", e => e.Reason), Number("quantity", e => e.Quantity), Number("amount_minor", e => e.AmountMinor),
        Number("engaged_ms", e => e.EngagedMs), Number("scroll_pct", e => e.ScrollPct), Text("props", e => e.Props),
    ];

    private delegate void Write(Utf8JsonWriter json, BehaviorEvent happened);

    /// <summary>Inserts <c>@rows</c>, a text of <see cref="Json"/>.</summary>
    public static string Insert { get; } =
        $"""
        INSERT INTO behavior_event ({string.Join(", ", Columns.Select(column => column.Column))})
        SELECT {string.Join(", ", Columns.Select(column => column.Value))}
        FROM JSON_TABLE(@rows, '$[*]' COLUMNS ({string.Join(", ", Columns.Select((column, place) => string.Create(CultureInfo.InvariantCulture, $"{column.Column} {column.Type} PATH '$[{place}]' ERROR ON ERROR")))})) happened
        """;

    public static string Json(IEnumerable<BehaviorEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            foreach (var happened in events)
            {
                json.WriteStartArray();
                foreach (var column in Columns)
                {
                    column.Write(json, happened);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static (string, string, string, Write) Id(string column, Func<BehaviorEvent, Guid?> value) =>
        (column, "CHAR(32)", $"UNHEX({column})", (json, e) => json.WriteStringValue(value(e)?.ToString("N")));

    private static (string, string, string, Write) Text(string column, Func<BehaviorEvent, string?> value) =>
        (column, "LONGTEXT CHARACTER SET utf8mb4", column, (json, e) => json.WriteStringValue(value(e)));

    private static (string, string, string, Write) Time(string column, Func<BehaviorEvent, DateTimeOffset> value) =>
        (column, "DATETIME(6)", column, (json, e) => json.WriteStringValue(value(e).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)));

    private static (string, string, string, Write) Flag(string column, Func<BehaviorEvent, bool?> value) =>
        Number(column, e => value(e) is { } flag ? flag ? 1 : 0 : null);

    private static (string, string, string, Write) Number(string column, Func<BehaviorEvent, long?> value) =>
        (column, "BIGINT", column, (json, e) => WriteNumber(json, value(e)));

    private static void WriteNumber(Utf8JsonWriter json, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static string Word(Consent consent) => consent switch
    {
        Consent.Unset => "unset",
        Consent.Granted => "granted",
        Consent.Denied => "denied",
        Consent.Exempt => "exempt",
        _ => throw new UnreachableException(consent.ToString()),
    };
}
