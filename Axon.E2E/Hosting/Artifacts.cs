using System.Runtime.CompilerServices;

namespace Axon.E2E.Hosting;

/// <summary>Where tests leave what a person may want to look at: <c>artifacts/…</c> of the repository.</summary>
internal static class Artifacts
{
    public static string Folder(params string[] parts)
    {
        var clean = parts.Select(part => string.Concat(part.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_')));
        return Directory.CreateDirectory(Path.Combine([Root(), "artifacts", .. clean])).FullName;
    }

    /// <summary>Where the pictures of the README are.</summary>
    public static string Docs() => Directory.CreateDirectory(Path.Combine(Root(), "docs", "images")).FullName;

    /// <summary>Whether pictures are taken for people to look at: of everything with <c>./axon test --all</c>, and when those of the README are written. The checks are made either way.</summary>
    public static bool Pictures { get; } = Environment.GetEnvironmentVariable("AXON_TEST_ALL") == "1" || Environment.GetEnvironmentVariable("AXON_WRITE_DOCS") == "1";

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..")); // a source file has a folder
}
