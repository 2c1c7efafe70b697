using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Search;

/// <summary>Events as the lines of one bulk request.</summary>
internal static class BulkBody
{
    private const int Largest = 5 * 1024 * 1024;

    // The body is read by a JSON parser and by nobody else.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Appends as many items as fit, at least one and at most <paramref name="most"/>, and says how many.</summary>
    public static int Write(ArrayBufferWriter<byte> body, ReadOnlySpan<BulkItem> items, int most)
    {
        using var writer = new Utf8JsonWriter(body, Plain);
        var count = 0;
        for (; count < items.Length && count < most && body.WrittenCount < Largest; count++)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("create"u8);
            writer.WriteString("_index"u8, items[count].Index);
            writer.WriteString("_id"u8, items[count].Event.EventId);
            writer.WriteEndObject();
            writer.WriteEndObject();
            EndLine(writer, body);
            BehaviorDocument.Write(writer, items[count].Event, items[count].Props);
            EndLine(writer, body);
        }

        return count;
    }

    private static void EndLine(Utf8JsonWriter writer, ArrayBufferWriter<byte> body)
    {
        writer.Flush();
        body.Write("\n"u8);
        writer.Reset();
    }
}

/// <summary>One event on its way into the index.</summary>
/// <param name="Place">Where its verdict goes.</param>
/// <param name="Props">Its free properties, parsed; undefined when it has none.</param>
internal readonly record struct BulkItem(int Place, BehaviorEvent Event, JsonElement Props, string Index);
