namespace Axon.Tests.Architecture;

public sealed class ResourceTests
{
    [Fact]
    public void Words_InKoreanAndEnglish_Match()
    {
        var files = SourceTree.Files(".resx").ToDictionary(file => file.Path, file => file.Text);
        var neutral = files.Keys.Where(path => !path.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(neutral);
        Assert.Equal(files.Count, 2 * neutral.Count);
        Assert.Empty(neutral.SelectMany(path => ResourceRules.Check(path, files[path], files[path.Replace(".resx", ".en.resx", StringComparison.Ordinal)])));
    }

    [Fact]
    public void Keys_OfTheWords_AreAskedForByTheProduct()
    {
        var use = new ResourceUse(SourceTree.Files(".cs", ".razor", ".js").Where(file => !file.Under("Axon.Tests") && !file.Under("Axon.E2E")).Select(file => file.Text));
        var dead = SourceTree.Files(".resx").Where(file => !file.Path.EndsWith(".en.resx", StringComparison.Ordinal))
            .SelectMany(file => ResourceRules.Keys(file.Text).Where(key => !use.Knows(key)).Select(key => $"{file.Path}: nobody asks for {key}"));

        Assert.Empty(dead);
    }

    [Theory]
    [InlineData("Words[nameof(S.Greeting)]", "Greeting", true)]
    [InlineData("Words[\"Greeting\"]", "Greeting", true)]
    [InlineData("Words[\"Status\" + status]; enum Status { OPEN }", "StatusOPEN", true)]
    [InlineData("Words[\"Status\" + status]; enum Status { OPEN }", "StatusENDED", false)]
    [InlineData("Words[$\"{problem}Detail\"]; const string Late;", "LateDetail", true)]
    [InlineData("Words[$\"Bought{kind}{place}\"]; \"Days\", \"End\"", "BoughtDaysEnd", true)]
    [InlineData("Words[$\"Bought{kind}{place}\"]; \"Days\"", "BoughtDaysEnd", false)]
    [InlineData("Words[nameof(S.Greeting)]", "Farewell", false)]
    public void Key_IsKnown_WhenItsNameOrItsPartsAre(string source, string key, bool known) => Assert.Equal(known, new ResourceUse([source]).Knows(key));

    [Theory]
    [InlineData("안녕", null)]
    [InlineData(null, "Hello")]
    [InlineData("안녕", " ")]
    [InlineData("{0}개", "some")]
    public void Words_ThatDiffer_GoRed(string? korean, string? english) => Assert.NotEmpty(ResourceRules.Check("sample", Resx(korean), Resx(english)));

    private static string Resx(string? value) => value is null ? "<root/>" : $"<root><data name=\"A\"><value>{value}</value></data></root>";
}
