using Axon.Core.Accounts;

namespace Axon.Tests.Unit.Accounts;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("Kim.Minji+drop@Example.CO.KR", "kim.minji+drop@example.co.kr")]
    [InlineData("  kim@example.com\t", "kim@example.com")]
    [InlineData("ｋｉｍ＠ｅｘａｍｐｌｅ．ｃｏｍ", "kim@example.com")]
    public void TryParse_Address_HasOneNormalForm(string text, string normalized)
    {
        Assert.True(EmailAddress.TryParse(text, out var email));

        Assert.Equal(normalized, email.Normalized);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kim")]
    [InlineData("kim@localhost")]
    [InlineData("kim@@example.com")]
    [InlineData("kim@example.com\nBcc: all@example.com")]
    [InlineData("kim@exam ple.com")]
    [InlineData("<kim@example.com>")]
    [InlineData("김@example.com")]
    [InlineData("kim\0@example.com")]
    public void TryParse_NoAddress_IsRefused(string? text) => Assert.False(EmailAddress.TryParse(text, out _));

    [Fact]
    public void TryParse_NoUnicodeText_IsRefused() => Assert.False(EmailAddress.TryParse("\ud800@example.com", out _));

    [Fact]
    public void TryParse_TooLong_IsRefused()
    {
        Assert.False(EmailAddress.TryParse(new string('a', 65) + "@example.com", out _));
        Assert.False(EmailAddress.TryParse("a@" + string.Concat(Enumerable.Repeat("abcdefgh.", 30)) + "com", out _));
    }
}
