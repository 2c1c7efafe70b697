using Axon.Web.Ui;

namespace Axon.Tests.Unit.Ui;

public sealed class TableSortTests
{
    private static readonly TableSort Fallback = new("name");

    [Theory]
    [InlineData(null, "name")]
    [InlineData("", "name")]
    [InlineData("-", "name")]
    [InlineData("sold", "sold")]
    [InlineData("-sold", "-sold")]
    public void Parse_Text_RoundTrips(string? text, string expected) => Assert.Equal(expected, TableSort.Parse(text, Fallback).ToString());

    [Fact]
    public void Next_SameColumn_TurnsAround() => Assert.Equal("sold", new TableSort("sold", Descending: true).Next("sold").ToString());

    [Fact]
    public void Next_OtherColumn_StartsWithTheLargest() => Assert.Equal("-sold", Fallback.Next("sold").ToString());
}
