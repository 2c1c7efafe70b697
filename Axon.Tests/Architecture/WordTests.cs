namespace Axon.Tests.Architecture;

/// <summary>The vocabulary of docs/words.md holds in every resource of the product.</summary>
public sealed class WordTests
{
    private static readonly string[] Tables = ["States", "Acts", "Things"];

    private static IReadOnlyList<string[]> Rows => [.. Tables.SelectMany(WordTable.Of)];

    private static IEnumerable<(string Name, string Text)> Resources => SourceTree.Files(".resx").Where(file => file.Under("Axon.Web"))
        .Select(file => (Path.GetFileName(file.Path).Replace(".en.resx", "", StringComparison.Ordinal).Replace(".resx", "", StringComparison.Ordinal), file.Text));

    [Fact]
    public void Words_EveryResource_UsesOneWordForOneThing()
    {
        Assert.True(Rows.Count >= 40);
        Assert.All(Rows, row => Assert.Equal(6, row.Length));
        Assert.Empty(Resources.SelectMany(resource => WordRules.Forbidden(resource.Name, resource.Text, Rows)));
    }

    [Fact]
    public void Words_English_CountsWithPlurals() => Assert.Empty(Resources.SelectMany(resource => WordRules.Plurals(resource.Name, resource.Text)));

    [Theory]
    [InlineData("OperationsStrings", "Title", "입장문이 닫혔어요", "입장문")]
    [InlineData("OperationsStrings", "Title", "The gate is closed", "Gate")]
    [InlineData("AdminStrings", "StatusOPEN", "열림", "=열림")]
    public void Words_OfTheLastColumn_GoRed(string resource, string key, string text, string word)
    {
        var found = WordRules.Forbidden(resource, Resx(key, text), Rows);

        Assert.Contains(found, line => line.Contains($"says \"{word}\"", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("ShopStrings", "Title", "The gate")]
    [InlineData("AdminStrings", "AskOPEN", "열림은 되돌릴 수 없어요")]
    [InlineData("OperationsStrings", "Title", "Aggregates")]
    [InlineData("ShopStrings", "CouponExpired", "Expired")]
    public void Words_OnOtherScreensInsideOthersOrExcepted_Pass(string resource, string key, string text) =>
        Assert.Empty(WordRules.Forbidden(resource, Resx(key, text), Rows));

    [Theory]
    [InlineData("{0} people bought")]
    [InlineData("{0} visitor(s)")]
    [InlineData("Of {0} open orders")]
    [InlineData("{1} visits")]
    public void Plurals_Missing_GoRed(string english) => Assert.NotEmpty(WordRules.Plurals("sample", Resx("A", english)));

    [Theory]
    [InlineData("{0, plural, one {# person} other {# people}} bought")]
    [InlineData("{0} s ago")]
    [InlineData("{0} of {1}")]
    public void Plurals_Written_Pass(string english) => Assert.Empty(WordRules.Plurals("sample", Resx("A", english)));

    [Fact]
    public void Ends_EveryPage_AreWrittenByTheOneHelper() => Assert.Empty(SourceTree.Files(".razor", ".cs")
        .Where(file => file.Under("Axon.Web") && !file.Under("Axon.Web/Ui"))
        .SelectMany(WordRules.EndsElsewhere));

    [Theory]
    [InlineData("@Clock.When(Scene.View.ClosesAt)")]
    [InlineData("<When Value=\"coupon.EndsAt\" Format=\"WhenFormat.Exact\" />")]
    [InlineData("TimeFormat.Of(WhenFormat.Friendly, at, now)")]
    public void Ends_WrittenOtherwise_GoRed(string line) => Assert.NotEmpty(WordRules.EndsElsewhere(new SourceFile("Axon.Web/A.razor", line)));

    [Theory]
    [InlineData("@Clock.End(Scene.View.ClosesAt, EndForm.Hour)")]
    [InlineData("<When Value=\"item.View.ClosesAt\" End=\"EndForm.Staff\" />")]
    [InlineData("<When Value=\"item.View.OpensAt\" />")]
    public void Ends_WrittenByTheHelper_Pass(string line) => Assert.Empty(WordRules.EndsElsewhere(new SourceFile("Axon.Web/A.razor", line)));

    private static string Resx(string key, string value) => $"<root><data name=\"{key}\"><value>{value}</value></data></root>";
}
