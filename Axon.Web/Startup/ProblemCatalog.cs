using System.Collections;
using System.Globalization;
using System.Resources;

namespace Axon.Web.Startup;

/// <summary>Every problem code that has words: the keys of the resources that look like <c>feature/reason</c>.</summary>
internal static class ProblemCatalog
{
    public static IReadOnlyList<string> Codes { get; } = [.. Read().Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Read()
    {
        var assembly = typeof(ProblemCatalog).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".resources", StringComparison.Ordinal)))
        {
            var words = new ResourceManager(name[..^".resources".Length], assembly);
            if (words.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false) is not { } set)
            {
                continue;
            }

            foreach (DictionaryEntry entry in set)
            {
                if (entry.Key is string key && key.Contains('/', StringComparison.Ordinal) && !key.EndsWith("/detail", StringComparison.Ordinal))
                {
                    yield return key;
                }
            }
        }
    }
}
