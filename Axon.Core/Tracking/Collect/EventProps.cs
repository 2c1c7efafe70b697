using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Axon.Core.Tracking.Collect;

/// <summary>The free part of an event: flat, few and short.</summary>
internal static class EventProps
{
    private const int Most = 30;
    private const int LongestName = 64;
    private const int LongestText = 500;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The properties as compact JSON, or the reason why not.</summary>
    public static (string? Json, string? Reason) Read(JsonElement props)
    {
        if (props.ValueKind != JsonValueKind.Object)
        {
            return (null, RejectReason.Schema);
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            var count = 0;
            foreach (var property in props.EnumerateObject())
            {
                if (++count > Most || property.Name.Length > LongestName)
                {
                    return (null, RejectReason.OversizeProps);
                }

                if (Refusal(property.Value) is { } reason)
                {
                    return (null, reason);
                }

                property.WriteTo(writer);
            }

            writer.WriteEndObject();
            if (count == 0)
            {
                return (null, null);
            }
        }

        return (Encoding.UTF8.GetString(buffer.WrittenSpan), null);
    }

    private static string? Refusal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > LongestText } ? RejectReason.OversizeProps : null,
        JsonValueKind.Number => value.TryGetDouble(out var number) && double.IsFinite(number) ? null : RejectReason.Schema,
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => null,
        _ => RejectReason.Schema,
    };
}
