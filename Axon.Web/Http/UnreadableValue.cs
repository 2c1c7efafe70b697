using System.Text.Json;
using System.Text.RegularExpressions;
using Axon.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Http;

/// <summary>A value in the address that cannot be read as what it should be.</summary>
internal sealed class UnreadableValueException(string name) : BadHttpRequestException($"{name} cannot be read")
{
    public string Name { get; } = name;
}

/// <summary>Says where in a request a value could not be read: the member or parameter and the place, never what was sent and nothing of how we read it.</summary>
internal static partial class UnreadableValue
{
    /// <summary>Null where there is nothing to say beyond the title.</summary>
    public static string? Describe(BadHttpRequestException bad, IStringLocalizer<ApiStrings> words) => bad switch
    {
        UnreadableValueException { Name: var name } => words["request/malformed-value/detail", name],
        { InnerException: JsonException json } => Missing().Match(json.Message) is { Success: true } missing
            ? words["request/malformed-missing/detail", Path(json), missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal)]
            : words["request/malformed-body/detail", Path(json), (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1],
        _ => Parameter().Match(bad.Message) is { Success: true } parameter ? words["request/malformed-value/detail", parameter.Groups[1].Value].Value : null,
    };

    private static string Path(JsonException json) => string.IsNullOrEmpty(json.Path) ? "$" : json.Path;

    // The framework says these only in words. Should it change them, the detail says less, never more.
    [GeneratedRegex(@"missing required properties including: ((?:'[\w-]+'(?:, )?)+)")]
    private static partial Regex Missing();

    [GeneratedRegex(@"parameter ""\S+ (\w+)"" ")]
    private static partial Regex Parameter();
}
