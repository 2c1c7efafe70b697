using System.Text.Json;
using System.Text.Json.Serialization;

namespace Axon.Core.Catalog.Rules;

/// <summary>Rules as they are stored and sent: <c>{"schema":1,"rules":[{"type":"AGE","atLeast":19},…]}</c>.</summary>
public static class RuleJson
{
    public const int Schema = 1;

    /// <summary>Also how the API reads rules: an unknown property, type or name is an error, never ignored.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 8,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public static string Write(IReadOnlyList<EligibilityRule> rules) =>
        JsonSerializer.Serialize(new RuleSet(Schema, [.. rules.Select(RuleDto.From)]), Options);

    /// <summary>The rules, or null when the text is not exactly such a list with values that make sense.</summary>
    public static IReadOnlyList<EligibilityRule>? TryParse(string json)
    {
        // What the column held before it had a schema: an empty list.
        if (json.Trim() == "[]")
        {
            return [];
        }

        try
        {
            var set = JsonSerializer.Deserialize<RuleSet>(json, Options);
            return set is { Schema: Schema, Rules: not null } ? RuleValidation.TryBuild(set.Rules) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The rules that were written, or null when any is wrong.</summary>
    public static IReadOnlyList<EligibilityRule>? TryBuild(IReadOnlyList<RuleDto> written) => RuleValidation.TryBuild(written);

    /// <summary>For rules that were stored by <see cref="Write"/>: anything else is a damaged row, and nobody may be let in by a guess.</summary>
    public static IReadOnlyList<EligibilityRule> Parse(string json) =>
        TryParse(json) ?? throw new InvalidDataException("The stored eligibility rules cannot be read");

    private sealed record RuleSet(int Schema, IReadOnlyList<RuleDto>? Rules);
}
