using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Axon.Core.Tracking.Collect;

/// <summary>
/// How an event travels: its properties by their names in camel case, words for enumerations, what is absent left out, and <c>props</c> as the object that
/// it is. Fields may be added; <see cref="BehaviorEvent.CurrentSchema"/> is raised when a reader of the old form would understand the new one wrongly.
/// </summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { PropsAsObject },
        },
    };

    public static byte[] Write(BehaviorEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Options);

    /// <summary>Null when it is no event, or one of a version that is unknown here.</summary>
    public static BehaviorEvent? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BehaviorEvent>(json.Span, Options) is { SchemaVersion: BehaviorEvent.CurrentSchema, Type: not null, Url: not null, Device: not null } happened
                ? happened
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One of <see cref="RejectReason"/> for what <see cref="Read"/> could not read.</summary>
    public static string WhyUnreadable(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("schemaVersion", out var version)
                && version.ValueKind == JsonValueKind.Number
                && !(version.TryGetInt32(out var number) && number == BehaviorEvent.CurrentSchema)
                    ? RejectReason.UnknownVersion
                    : RejectReason.Schema;
        }
        catch (JsonException)
        {
            return RejectReason.MalformedJson;
        }
    }

    private static void PropsAsObject(JsonTypeInfo type)
    {
        if (type.Type == typeof(BehaviorEvent))
        {
            type.Properties.Single(property => property.Name == "props").CustomConverter = new RawObject();
        }
    }

    /// <summary>A text that is JSON already.</summary>
    private sealed class RawObject : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.GetRawText() : throw new JsonException("props is no object");
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
    }
}
