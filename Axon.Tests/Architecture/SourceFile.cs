namespace Axon.Tests.Architecture;

/// <summary>One file of the product as the rules see it.</summary>
/// <param name="Path">From the root of the repository, with forward slashes.</param>
public sealed record SourceFile(string Path, string Text)
{
    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>Without comments, which may name anything.</summary>
    public IEnumerable<string> Code => Text.Split('\n').Where(line => !line.AsSpan().TrimStart().StartsWith("//"));

    public bool Under(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}
