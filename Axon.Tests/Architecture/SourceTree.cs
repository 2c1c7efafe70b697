namespace Axon.Tests.Architecture;

/// <summary>The repository that this test assembly was built from.</summary>
public static class SourceTree
{
    private static readonly string[] Projects = ["Axon.Core", "Axon.Web", "Axon.Workers", "Axon.PaymentSimulator", "Axon.Tests", "Axon.E2E"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files(params string[] endings) =>
    [
        .. Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => new SourceFile(Path.GetRelativePath(Root, file), File.ReadAllText(file))),
    ];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Axon.Blazor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Axon.Blazor.sln above {AppContext.BaseDirectory}");
    }
}
