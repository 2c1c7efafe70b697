using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Tests.Unit.Platform;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\uFEFFb")]
    [InlineData("a\uFFFEb")]
    [InlineData("a\uFDD0b")]
    [InlineData("a\U0001FFFFb")]
    public void Text_ThatReadsOtherThanItIs_IsNone(string text) => Assert.Null(PlainText.Of(text));

    [Theory]
    [InlineData(" 한정판 👩‍👩‍👧 ", "한정판 👩‍👩‍👧")]
    [InlineData("e\u0301", "é")]
    [InlineData("", "")]
    public void Text_IsTrimmedAndComposed(string text, string expected) => Assert.Equal(expected, PlainText.Of(text));

    [Fact]
    public void Lines_StandOnlyWhereTheyMay()
    {
        Assert.Equal("a\r\n\tb", PlainText.Of("a\r\n\tb", lines: true));
        Assert.Null(PlainText.Of("a\u000Bb", lines: true));
        Assert.Equal("a b", PlainText.OneLine(" a \n  b"));
    }

    [Fact]
    public void Days_BeforeTheFirst_AreTheFirstMoment()
    {
        Assert.Equal(DateTimeOffset.MinValue, SeoulTime.StartOf(DateOnly.MinValue));
        Assert.Equal(new DateTimeOffset(2026, 12, 3, 15, 0, 0, TimeSpan.Zero), SeoulTime.StartOf(new DateOnly(2026, 12, 4)));
        Assert.Equal(9999, SeoulTime.StartOf(DateOnly.MaxValue).Year);
    }
}
