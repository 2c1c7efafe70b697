using System.Text.Json;
using System.Text.Json.Serialization;

namespace Axon.Core.Facts;

/// <summary>How a fact is stored and sent: by property names and type names, so that fields can be added and types moved.</summary>
internal static class FactJson
{
    /// <summary>Raised when a reader of the old form would understand the new one wrongly; a new field or type is no such thing.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, Options);

    public static byte[] WriteBytes(Fact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, Options);

    /// <summary>Null when this version cannot read it: a newer one wrote a type that is unknown here, or somebody edited the row.</summary>
    public static Fact? Read(string payload) => Try(() => JsonSerializer.Deserialize<Fact>(payload, Options));

    /// <inheritdoc cref="Read(string)"/>
    public static Fact? Read(ReadOnlyMemory<byte> payload) => Try(() => JsonSerializer.Deserialize<Fact>(payload.Span, Options));

    private static Fact? Try(Func<Fact?> read)
    {
        try
        {
            // A record's constructor takes what is absent for nothing; without these two it is no fact.
            return read() is { Aggregate: not null } fact && fact.Id != Guid.Empty ? fact : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
