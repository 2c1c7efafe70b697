using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Axon.Tests.Architecture;

/// <summary>Korean (neutral) and English say the same things: same keys, nothing empty, same places for values.</summary>
public static partial class ResourceRules
{
    public static IEnumerable<string> Check(string name, string korean, string english)
    {
        var (ko, en) = (Read(korean), Read(english));
        foreach (var key in ko.Keys.Except(en.Keys))
        {
            yield return $"{name}: {key} has no English";
        }

        foreach (var key in en.Keys.Except(ko.Keys))
        {
            yield return $"{name}: {key} has no Korean";
        }

        foreach (var key in ko.Keys.Intersect(en.Keys))
        {
            if (string.IsNullOrWhiteSpace(ko[key]) || string.IsNullOrWhiteSpace(en[key]))
            {
                yield return $"{name}: {key} is empty";
            }

            if (!Places(ko[key]).SetEquals(Places(en[key])))
            {
                yield return $"{name}: {key} takes different values: {ko[key]} | {en[key]}";
            }
        }
    }

    public static IEnumerable<string> Keys(string resx) => Read(resx).Keys;

    private static Dictionary<string, string> Read(string resx) =>
        XDocument.Parse(resx).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();
}
