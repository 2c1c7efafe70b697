using System.Runtime.CompilerServices;

namespace Axon.Tests.Docs;

/// <summary>A page of <c>docs/</c> that is made from the product itself. A test fails while the page differs; <c>AXON_WRITE_DOCS=1</c> writes it.</summary>
internal static class GeneratedDoc
{
    public static void AssertCurrent(string name, string content, [CallerFilePath] string thisFile = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../docs", name)); // a caller's file has a folder
        if (Environment.GetEnvironmentVariable("AXON_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, content);
        }

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == content,
            $"docs/{name} is not what the product says. Run: AXON_WRITE_DOCS=1 ./axon test FullyQualifiedName~Docs");
    }
}
