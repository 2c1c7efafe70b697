using System.Diagnostics;
using System.Text.Json;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Search;

/// <summary>Writes an event in the form of <see cref="BehaviorMapping"/>.</summary>
internal static class BehaviorDocument
{
    /// <summary>Microseconds since 1970, cut like MySQL cuts them.</summary>
    public static long Micros(DateTimeOffset at)
    {
        var (micros, rest) = Math.DivRem(at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks, TimeSpan.TicksPerMicrosecond);
        return rest < 0 ? micros - 1 : micros;
    }

    public static DateTimeOffset FromMicros(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * 10);

    /// <param name="props">The event's free properties, parsed; undefined when it has none.</param>
    public static void Write(Utf8JsonWriter writer, BehaviorEvent happened, JsonElement props)
    {
        writer.WriteStartObject();
        writer.WriteString("eventId"u8, happened.EventId);
        writer.WriteNumber("schemaVersion"u8, happened.SchemaVersion);
        writer.WriteString("type"u8, happened.Type);
        writer.WriteString("source"u8, happened.Source.ToString());
        writer.WriteString("occurredAt"u8, happened.OccurredAt.UtcDateTime);
        writer.WriteNumber("occurredMicros"u8, Micros(happened.OccurredAt));
        writer.WriteString("receivedAt"u8, happened.ReceivedAt.UtcDateTime);
        writer.WriteNumber("receivedMicros"u8, Micros(happened.ReceivedAt));
        Id(writer, "visitorId"u8, happened.VisitorId);
        Id(writer, "userId"u8, happened.UserId);
        Id(writer, "sessionId"u8, happened.SessionId);
        writer.WriteNumber("seq"u8, happened.Seq);
        Id(writer, "pageViewId"u8, happened.PageViewId);
        Number(writer, "campaignId"u8, happened.CampaignId);
        Number(writer, "activityId"u8, happened.ActivityId);
        Number(writer, "productId"u8, happened.ProductId);
        writer.WriteString("url"u8, happened.Url);
        Text(writer, "referrer"u8, happened.Referrer);
        Text(writer, "utmSource"u8, happened.UtmSource);
        Text(writer, "utmMedium"u8, happened.UtmMedium);
        Text(writer, "utmCampaign"u8, happened.UtmCampaign);
        writer.WriteString("device"u8, happened.Device.Kind);
        Text(writer, "os"u8, happened.Device.Os);
        Text(writer, "browser"u8, happened.Device.Browser);
        if (happened.IsNewVisitor is { } isNew)
        {
            writer.WriteBoolean("isNewVisitor"u8, isNew);
        }

        writer.WriteBoolean("suspectedBot"u8, happened.SuspectedBot);
        writer.WriteString("consent"u8, Word(happened.Consent));
        writer.WriteNumber("sampleRate"u8, happened.SampleRate);
        Text(writer, "target"u8, happened.Target);
        Text(writer, "reason"u8, happened.Reason);
        Number(writer, "quantity"u8, happened.Quantity);
        Number(writer, "amountMinor"u8, happened.AmountMinor);
        Number(writer, "engagedMs"u8, happened.EngagedMs);
        Number(writer, "scrollPct"u8, happened.ScrollPct);
        Props(writer, props);
        writer.WriteEndObject();
    }

    private static void Props(Utf8JsonWriter writer, JsonElement props)
    {
        if (props.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }

        writer.WritePropertyName("props"u8);
        props.WriteTo(writer);
        writer.WriteStartArray("propTerms"u8);
        foreach (var prop in props.EnumerateObject())
        {
            writer.WriteStringValue($"{prop.Name.Replace("=", "%3D", StringComparison.Ordinal)}={prop.Value}");
        }

        writer.WriteEndArray();
    }

    private static void Id(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Guid? value)
    {
        if (value is { } id)
        {
            writer.WriteString(name, id);
        }
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
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
