using System.Text.Json;
using System.Text.Json.Serialization;
using Axon.Core.Shared;

namespace Axon.Core.Infrastructure.MySql.Outbox;

/// <summary>How a fact is stored: by property names and type names, so that fields can be added and types moved.</summary>
internal static class FactJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, Options);

    /// <summary>Null when this version cannot read it: a newer one wrote a type that is unknown here, or somebody edited the row.</summary>
    public static Fact? Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<Fact>(payload, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
