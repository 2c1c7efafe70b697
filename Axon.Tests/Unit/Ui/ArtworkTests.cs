using System.Xml.Linq;
using Axon.Web.Ui.Art;

namespace Axon.Tests.Unit.Ui;

public sealed class ArtworkTests
{
    [Fact]
    public void Svg_EveryFamilyAndSeed_IsWellFormed()
    {
        foreach (var family in Enum.GetValues<ArtFamily>())
        {
            foreach (var seed in Enumerable.Range(0, 40))
            {
                var picture = XDocument.Parse(Artwork.Svg(family, $"product-{seed}"));

                Assert.Equal("svg", picture.Root!.Name.LocalName); // a parsed document has a root
            }
        }
    }

    [Fact]
    public void Svg_SameSeed_IsTheSamePicture() => Assert.Equal(Artwork.Svg(ArtFamily.Mug, "a"), Artwork.Svg(ArtFamily.Mug, "a"));

    [Fact]
    public void FamilyOf_ManySeeds_UsesEveryFamily() =>
        Assert.Equal(Enum.GetValues<ArtFamily>().Length, Enumerable.Range(0, 400).Select(seed => Artwork.FamilyOf($"product-{seed}")).Distinct().Count());
}
