using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Axon.Tests.Architecture;

/// <summary>One word for one thing: no text says what docs/words.md tells not to write, and no English counts "1 people".</summary>
public static partial class WordRules
{
    private static readonly Dictionary<char, string[]> Screens = new()
    {
        ['S'] = ["ShopStrings", "EntryStrings", "PaymentStrings", "AccountStrings", "RuleStrings"],
        ['D'] = ["DashboardStrings"],
        ['A'] = ["AdminStrings", "CampaignProblemStrings"],
        ['O'] = ["OperationsStrings", "BehaviorStrings", "BehaviorProblemStrings"],
    };

    /// <summary>Every forbidden word of <paramref name="rows"/> (meaning, Korean, English, where, words, exceptions) in one resource.</summary>
    public static IEnumerable<string> Forbidden(string resource, string resx, IEnumerable<string[]> rows)
    {
        var texts = Texts(resx).ToList();
        return from row in rows
               where row[3] == "all" || row[3].Where(char.IsUpper).Any(screen => Screens[screen].Contains(resource))
               from word in row[4].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
               from text in texts
               where Says(text.Value, word) && !row[5].Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(pattern => Fits(pattern, $"{resource}.{text.Key}"))
               select $"{resource}.{text.Key} says \"{word}\" for {row[0]} ({row[1]} | {row[2]}): {text.Value}";
    }

    /// <summary>English that counts without a plural: "{0} people" is wrong for one.</summary>
    public static IEnumerable<string> Plurals(string resource, string resx) =>
        from text in Texts(resx)
        where text.Value.Contains("(s)", StringComparison.OrdinalIgnoreCase) || Counted().IsMatch(text.Value)
        select $"{resource}.{text.Key} counts without a plural: {text.Value}";

    /// <summary>Pages that write an end as if it were any instant, or write times by themselves: a midnight would read as the next day.</summary>
    public static IEnumerable<string> EndsElsewhere(SourceFile file) =>
        from line in file.Code
        where End().IsMatch(line) || line.Contains("TimeFormat.", StringComparison.Ordinal) || line.Contains("EndFormat.", StringComparison.Ordinal)
        select $"{file.Path}: {line.Trim()}";

    private static IEnumerable<KeyValuePair<string, string>> Texts(string resx) =>
        XDocument.Parse(resx).Root!.Elements("data").Select(data => KeyValuePair.Create(data.Attribute("name")!.Value, data.Element("value")?.Value ?? ""));

    private static bool Says(string text, string word) => word.StartsWith('=') ? text.Trim().Equals(word[1..], StringComparison.OrdinalIgnoreCase)
        : word.Any(letter => letter >= 0x1100) ? text.Contains(word, StringComparison.Ordinal)
        : Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(word)}(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static bool Fits(string pattern, string key) => Regex.IsMatch(key, "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal) + "$");

    [GeneratedRegex(@"(?:\.When\([^,;]*|<When Value=""[^""]*)(?:ClosesAt|EndsAt|ExpiresAt|DeadlineAt|\.Deadline|RefundableUntil|LastReturn)\b(?![^/]*\bEnd=)")]
    private static partial Regex End();

    [GeneratedRegex(@"\{\d+\} (?:(?!is |of |to |in |and |per )[a-z]+ )?(?!(?:goes|has|was|does|less|this|remains|years|members)\b)(?:[a-z]{3,}s|people)\b")]
    private static partial Regex Counted();
}
