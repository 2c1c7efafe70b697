namespace Axon.Tests.Architecture;

/// <summary>The tables of docs/words.md: what the product may call things.</summary>
public static class WordTable
{
    /// <summary>The rows under a heading, without the head.</summary>
    public static IReadOnlyList<string[]> Of(string heading) => Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "docs/words.md")), heading);

    public static IReadOnlyList<string[]> Parse(string document, string heading) =>
    [
        .. document.Split('\n')
            .SkipWhile(line => line != "## " + heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];
}
