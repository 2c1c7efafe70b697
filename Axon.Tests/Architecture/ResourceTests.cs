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

    [Theory]
    [InlineData("안녕", null)]
    [InlineData(null, "Hello")]
    [InlineData("안녕", " ")]
    [InlineData("{0}개", "some")]
    public void Words_ThatDiffer_GoRed(string? korean, string? english) => Assert.NotEmpty(ResourceRules.Check("sample", Resx(korean), Resx(english)));

    private static string Resx(string? value) => value is null ? "<root/>" : $"<root><data name=\"A\"><value>{value}</value></data></root>";
}
