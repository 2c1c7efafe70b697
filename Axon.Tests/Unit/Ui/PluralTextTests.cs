using System.Globalization;
using Axon.Web.Ui;

namespace Axon.Tests.Unit.Ui;

public sealed class PluralTextTests
{
    private const string Bought = "{0, plural, =0 {Nobody has bought yet} one {# person bought in {1}} other {# people bought in {1}}}.";

    [Theory]
    [InlineData(0, "Nobody has bought yet.")]
    [InlineData(1, "1 person bought in Seoul.")]
    [InlineData(2, "2 people bought in Seoul.")]
    public void Choose_Figure_TakesItsBranch(int count, string expected) => Assert.Equal(expected, Say(Bought, count, "Seoul"));

    [Theory]
    [InlineData("1,204", "1,204 people bought in Seoul.")]
    [InlineData("1", "1 person bought in Seoul.")]
    public void Choose_FigureAsText_ShowsItAsGiven(string count, string expected) => Assert.Equal(expected, Say(Bought, count, "Seoul"));

    [Fact]
    public void Choose_TwoPlurals_AreChosenEach() =>
        Assert.Equal("1 row of 2 tables", Say("{0, plural, one {# row} other {# rows}} of {1, plural, one {# table} other {# tables}}", 1, 2));

    [Fact]
    public void Choose_NoPlural_LeavesTheText() => Assert.Equal("{0} of {1}", PluralText.Choose("{0} of {1}", [1, 2]));

    private static string Say(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, PluralText.Choose(text, values), values);
}
