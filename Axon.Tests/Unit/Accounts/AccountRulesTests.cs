using Axon.Core.Accounts;

namespace Axon.Tests.Unit.Accounts;

public sealed class AccountRulesTests
{
    [Theory]
    [InlineData("김민지", "김민지")]
    [InlineData("  Kim \t Minji ", "Kim Minji")]
    [InlineData("<b>=cmd</b>", "<b>=cmd</b>")]
    public void IsName_Name_IsTidied(string text, string expected)
    {
        Assert.True(AccountRules.IsName(text, out var name));

        Assert.Equal(expected, name);
    }

    [Fact]
    public void IsName_DecomposedKorean_IsComposed()
    {
        AccountRules.IsName("김민지".Normalize(System.Text.NormalizationForm.FormD), out var name);

        Assert.Equal("김민지", name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("kim\u202Eijnim")]
    [InlineData("kim\0")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void IsName_MisleadingOrTooLong_IsRefused(string? text) => Assert.False(AccountRules.IsName(text, out _));

    [Fact]
    public void IsName_NoUnicodeText_IsRefused() => Assert.False(AccountRules.IsName("\udc00", out _));

    [Fact]
    public void IsName_PileOfCombiningMarks_IsRefused() => Assert.False(AccountRules.IsName("a" + new string('\u0301', 500), out _));
}
