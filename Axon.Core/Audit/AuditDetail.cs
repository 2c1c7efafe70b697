using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Axon.Core.Audit;

/// <summary>What the audit log keeps of a change.</summary>
internal static class AuditDetail
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Of(object values) => JsonSerializer.Serialize(values, Options);

    /// <summary>Only the fields that differ, each as <c>{"from":…,"to":…}</c>.</summary>
    public static string Change<T>(T before, T after)
    {
        var old = JsonSerializer.SerializeToNode(before, Options)!.AsObject(); // a record is an object
        var present = JsonSerializer.SerializeToNode(after, Options)!.AsObject(); // as above
        var changes = new JsonObject();
        foreach (var (name, value) in present)
        {
            if (!JsonNode.DeepEquals(value, old[name]))
            {
                changes[name] = new JsonObject { ["from"] = old[name]?.DeepClone(), ["to"] = value?.DeepClone() };
            }
        }

        return changes.ToJsonString(Options);
    }
}
