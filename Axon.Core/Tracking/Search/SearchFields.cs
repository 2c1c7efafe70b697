using System.Text.Json;

namespace Axon.Core.Tracking.Search;

/// <summary>Reads one hit's fields, where each value comes as a list, or one bucket's key, where it comes plain or as null.</summary>
internal static class SearchFields
{
    public static string? Text(this JsonElement fields, string name) => fields.Value(name) is { } value ? value.GetString() : null;

    public static long? Number(this JsonElement fields, string name) => fields.Value(name) is { } value ? value.GetInt64() : null;

    public static Guid? Id(this JsonElement fields, string name) => fields.Value(name) is { } value ? value.GetGuid() : null;

    private static JsonElement? Value(this JsonElement fields, string name) =>
        !fields.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Array ? value[0]
        : value;
}
