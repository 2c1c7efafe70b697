using System.Text.Json.Nodes;

namespace Axon.Tests.Integration.Http;

/// <summary>What nobody means and somebody sends: text that is none, numbers and days beyond every bound, names of nothing.</summary>
internal static class BadValues
{
    private const string NoCharacter = "a\uFFFEb";
    private const string Beyond = "99999999999999999999";
    private const string Mark = "here";
    private const string Written = "\"here\"";

    /// <summary>As they stand in a path. The server itself refuses NUL there.</summary>
    public static readonly string[] InPaths =
    [
        "abc", "1.5", "-1", "%2B1", "%201", "1%20", Beyond, "2147483648", "99", "%EF%BF%BE", "%ED%A0%80", "%FF", "%E2%80%AEx",
        "0001-01-01", "0001-01-01T00:00", "9999-12-31", "9999-12-31T23:59:59Z", "NaN", "00000000-0000-0000-0000-000000000000", "%25", "'%22%3C",
    ];

    /// <summary>As they stand in a query.</summary>
    public static readonly string[] InQueries = [.. InPaths, "", "%00", "a%00b"];

    /// <summary>As they are typed into a form.</summary>
    public static readonly string[] Typed =
    [
        "", "abc", "1.5", "-1", "+1", Beyond, "2147483648", "99", "a\0b", NoCharacter, "a\uFDD0b", "a\u202Eb", "0001-01-01", "0001-01-01T00:00", "9999-12-31", "9999-12-31T23:59", new('x', 5000),
    ];

    private static readonly string[] Raw =
    [
        "null", "\"\"", "\"abc\"", "1.5", "-1", "99", Beyond, "1e400", "true", "[]", "{}", "[null]", "\"1\"", "\"\\u0000\"", "\"a\\uFFFEb\"", "\"\\ud800\"", "\"a\\u202Eb\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"",
    ];

    /// <summary>The body with one value exchanged, for each value in it and each bad one; and bodies that are none.</summary>
    public static IEnumerable<string> Bodies(JsonNode example)
    {
        foreach (var whole in new[] { "", "null", "[]", "1", "{", "{\"nobody\":1}", "{\"a\":1,\"a\":2}" })
        {
            yield return whole;
        }

        foreach (var marked in Marked(example, example))
        {
            foreach (var raw in Raw)
            {
                yield return marked.Replace(Written, raw, StringComparison.Ordinal);
            }
        }
    }

    // A mark first and the raw text in its place: not everything that can be sent can be built.
    private static IEnumerable<string> Marked(JsonNode root, JsonNode? node)
    {
        foreach (var item in node is JsonArray items ? items.ToList() : [])
        {
            foreach (var deeper in Marked(root, item))
            {
                yield return deeper;
            }
        }

        foreach (var key in node is JsonObject parts ? parts.Select(part => part.Key).ToList() : [])
        {
            var value = node![key]; // an object
            foreach (var deeper in Marked(root, value))
            {
                yield return deeper;
            }

            node[key] = Mark;
            yield return root.ToJsonString();
            node[key] = value;
        }
    }
}
