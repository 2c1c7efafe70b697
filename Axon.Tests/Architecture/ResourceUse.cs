using System.Text.RegularExpressions;

namespace Axon.Tests.Architecture;

/// <summary>Which keys of words the product can ask for.</summary>
/// <remarks>
/// A key is asked for by its whole name, or by a name that is put together: <c>"Status" + status</c>, <c>nameof(Role) + role</c>, <c>$"Bought{kind}{place}"</c>,
/// <c>$"{problem}Detail"</c>. What is put in must be known too: a name or a text somewhere in the product.
/// </remarks>
public sealed partial class ResourceUse
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<(string Before, string After, int Holes)> _made = [];

    public ResourceUse(IEnumerable<string> sources)
    {
        foreach (var source in sources)
        {
            _names.UnionWith(Name().Matches(source).Select(match => match.Value));
            _names.UnionWith(Text().Matches(source).Select(match => match.Groups["text"].Value));
            _made.UnionWith(Joined().Matches(source).Select(match => (match.Groups["before"].Value, "", 1)));
            _made.UnionWith(Filled().Matches(source).Select(match => (match.Groups["before"].Value, match.Groups["after"].Value, match.Groups["hole"].Captures.Count)));
        }

        _made.RemoveWhere(made => made.Before.Length + made.After.Length == 0);
    }

    public bool Knows(string key) => _names.Contains(key) || _names.Contains(key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]) || _made.Any(made =>
        key.Length > made.Before.Length + made.After.Length
        && key.StartsWith(made.Before, StringComparison.Ordinal)
        && key.EndsWith(made.After, StringComparison.Ordinal)
        && Fits(key[made.Before.Length..^made.After.Length], made.Holes));

    private bool Fits(string rest, int holes) => holes == 1
        ? rest.Split('.').All(IsName)
        : Enumerable.Range(1, Math.Max(0, rest.Length - 1)).Any(at => IsName(rest[..at]) && Fits(rest[at..], holes - 1));

    // Some values are written small and shown large.
    private bool IsName(string part) => part.Length > 0 && (_names.Contains(part) || _names.Contains(char.ToLowerInvariant(part[0]) + part[1..]));

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Name();

    [GeneratedRegex("\"(?<text>[^\"\n]*)\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"(""(?<before>\w+)""|nameof\((\w+\.)?(?<before>\w+)\)) \+")]
    private static partial Regex Joined();

    [GeneratedRegex(@"\$""(?<before>\w*)(\{(?<hole>[^}""]*)\})+(?<after>\w*)""")]
    private static partial Regex Filled();
}
