using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Axon.Tests.Integration.OpenApi;

/// <summary>Compares values with schemas: the part of JSON Schema that the document uses. A keyword that it does not know is a difference too, so nothing is passed over.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> Words = ["description", "default", "example", "examples", "title", "deprecated", "required", "additionalProperties"];

    public IReadOnlyList<string> Differences(JsonElement schema, JsonElement value) => [.. Check(schema, value, "$")];

    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (node, part) => node.GetProperty(part)); // a JSON pointer
        }

        return schema;
    }

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at) => schema.EnumerateObject().SelectMany(keyword => keyword.Name switch
    {
        "$ref" => Check(Resolve(schema), value, at),
        "type" => IsOneOf(keyword.Value, value) ? [] : [$"{at}: {value.ValueKind} {value} is not {keyword.Value}"],
        "enum" => keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)) || value.ValueKind == JsonValueKind.Null && IsNullable(schema)
            ? []
            : [$"{at}: {value} is none of {keyword.Value}"],
        "format" => value.ValueKind == JsonValueKind.Null || HasFormat(keyword.Value.GetString(), value) ? [] : [$"{at}: {value} is no {keyword.Value}"],
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= keyword.Value.GetInt32() ? [] : [$"{at}: too long"], // a string
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!) ? [] : [$"{at}: {value} does not match {keyword.Value}"], // a string
        "oneOf" => keyword.Value.EnumerateArray().Count(one => !Check(one, value, at).Any()) == 1 ? [] : [$"{at}: {value} is not exactly one of {keyword.Value}"],
        "anyOf" => keyword.Value.EnumerateArray().Any(one => !Check(one, value, at).Any()) ? [] : [$"{at}: {value} is none of {keyword.Value}"],
        "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, index) => Check(keyword.Value, item, $"{at}[{index}]")) : [],
        "properties" => value.ValueKind == JsonValueKind.Object ? Members(schema, keyword.Value, value, at) : [],
        _ => Words.Contains(keyword.Name) ? [] : [$"{at}: the keyword {keyword.Name} is not known to this check"],
    });

    private IEnumerable<string> Members(JsonElement schema, JsonElement properties, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _))) // names
            {
                yield return $"{at}: {name} is missing";
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if (properties.TryGetProperty(member.Name, out var own))
            {
                foreach (var difference in Check(own, member.Value, $"{at}.{member.Name}"))
                {
                    yield return difference;
                }
            }
            else if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
            {
                yield return $"{at}: {member.Name} is not in the document";
            }
        }
    }

    private static bool IsNullable(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(one => one.GetString() == "null");

    private static bool IsOneOf(JsonElement types, JsonElement value) => types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Any(type => Is(type.GetString(), value)) : Is(types.GetString(), value);

    private static bool Is(string? type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private static bool HasFormat(string? format, JsonElement value) => format switch
    {
        "uuid" => value.TryGetGuid(out _),
        "int32" => value.TryGetInt32(out _),
        "int64" => value.TryGetInt64(out _),
        "double" => value.TryGetDouble(out _),
        "date-time" => value.GetString()!.EndsWith('Z') && value.TryGetDateTimeOffset(out _), // a string by its type
        "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => false,
    };
}
