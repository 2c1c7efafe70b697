using System.Xml.Linq;

namespace Axon.Tests.Architecture;

public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Axon.Core"] = [],
        ["Axon.PaymentSimulator"] = [],
        ["Axon.Workers"] = ["Axon.Core"],
        ["Axon.Web"] = ["Axon.Core", "Axon.Workers", "Axon.PaymentSimulator"],
        ["Axon.Tests"] = ["Axon.Web", "Axon.Core", "Axon.Workers", "Axon.PaymentSimulator"],
        ["Axon.E2E"] = ["Axon.Web", "Axon.Tests", "Axon.Core", "Axon.Workers", "Axon.PaymentSimulator"],
    };

    [Fact]
    public void Projects_PointInwardsOnly()
    {
        var projects = SourceTree.Files(".csproj");

        Assert.Equal(Allowed.Keys.Order(), projects.Select(Name).Order());
        Assert.Empty(projects.SelectMany(Wrong));
    }

    [Fact]
    public void Core_ThatReferencesWeb_GoesRed() =>
        Assert.Equal(
            ["Axon.Core may not reference Axon.Web"],
            Wrong(new SourceFile("Axon.Core/Axon.Core.csproj", """<Project><ItemGroup><ProjectReference Include="../Axon.Web/Axon.Web.csproj" /></ItemGroup></Project>""")));

    private static string Name(SourceFile project) => Path.GetFileNameWithoutExtension(project.Path);

    private static IEnumerable<string> Wrong(SourceFile project) =>
        XDocument.Parse(project.Text).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Where(target => !Allowed[Name(project)].Contains(target))
            .Select(target => $"{Name(project)} may not reference {target}");
}
