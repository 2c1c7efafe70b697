using System.Text.RegularExpressions;
using Axon.Tests.Architecture;

namespace Axon.Tests.Docs;

/// <summary>A link of the documents leads somewhere: to a file that is there, and to a heading that it has.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Links_OfTheDocuments_LeadToWhatIsThere()
    {
        var documents = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(SourceTree.Root, "README.md")).ToList();

        Assert.True(documents.Count > 10, $"Only {documents.Count} documents were found");
        Assert.Empty(documents.SelectMany(file => Broken(file, File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("[a](no-such-file.md)")]
    [InlineData("[a](README.md#no-such-heading)")]
    [InlineData("[a](#no-such-heading)")]
    [InlineData("![a](docs/images/none.png)")]
    public void Link_ThatLeadsNowhere_GoesRed(string text) => Assert.Single(Broken(Path.Combine(SourceTree.Root, "README.md"), text));

    private static IEnumerable<string> Broken(string file, string text)
    {
        foreach (var target in Link().Matches(text).Select(match => match.Groups["target"].Value).Where(target => !Foreign().IsMatch(target)))
        {
            var parts = target.Split('#', 2);
            var path = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(parts[0]))); // a file has a folder
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                yield return $"{Path.GetRelativePath(SourceTree.Root, file)}: {target} is not there";
            }
            else if (parts.Length == 2 && path.EndsWith(".md", StringComparison.Ordinal) && !Headings(path == file ? text : File.ReadAllText(path)).Contains(parts[1]))
            {
                yield return $"{Path.GetRelativePath(SourceTree.Root, file)}: {target} has no such heading";
            }
        }
    }

    /// <summary>As the usual readers of Markdown name them.</summary>
    private static HashSet<string> Headings(string text) =>
        [.. Heading().Matches(text).Select(match => NotInNames().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^[a-z]+:", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInNames();
}
