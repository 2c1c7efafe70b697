using Axon.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Axon.Tests.Unit.Accounts;

public sealed class PasswordsTests
{
    private readonly Passwords _passwords = new(new PasswordHasher<Account>());

    [Theory]
    [InlineData("tiger plum river", null)]
    [InlineData("파란하늘에뜬구름하나", null)]
    [InlineData("tktkatlaqod", null)]
    [InlineData(null, AccountProblems.PasswordTooShort)]
    [InlineData("", AccountProblems.PasswordTooShort)]
    [InlineData("ninechars", AccountProblems.PasswordTooShort)]
    [InlineData("😀😁😂🤣😃", AccountProblems.PasswordTooShort)]
    [InlineData("qwertyuiop", AccountProblems.PasswordCommon)]
    [InlineData("QwertyUIOP", AccountProblems.PasswordCommon)]
    [InlineData("Password123", AccountProblems.PasswordCommon)]
    [InlineData("ｑｗｅｒｔｙｕｉｏｐ", AccountProblems.PasswordCommon)]
    [InlineData("aaaaaaaaaaaa", AccountProblems.PasswordCommon)]
    [InlineData("abababababab", AccountProblems.PasswordCommon)]
    [InlineData("abcdefghijklm", AccountProblems.PasswordCommon)]
    [InlineData("9876543210", AccountProblems.PasswordCommon)]
    [InlineData("dkssudgktpdy", AccountProblems.PasswordCommon)]
    [InlineData("hongkildong", AccountProblems.PasswordPersonal)]
    [InlineData("HongKildong12", AccountProblems.PasswordPersonal)]
    [InlineData("hongkildong and the seven hats", null)]
    public void Check_Password_IsJudgedByHowHardItIsToGuess(string? password, string? expected) =>
        Assert.Equal(expected, Passwords.Check(password, "hongkildong@example.com", "길동", "password")?.Code);

    [Fact]
    public void Check_NoUnicodeText_IsRefused() =>
        Assert.Equal(AccountProblems.PasswordTooShort, Passwords.Check("\ud800tiger plum river", null, null, "password")?.Code);

    [Fact]
    public void Check_VeryLong_IsRefused() =>
        Assert.Equal(AccountProblems.PasswordTooLong, Passwords.Check(string.Concat(Enumerable.Range(0, 40).Select(n => $"{n:D4}")), null, null, "password")?.Code);

    [Fact]
    public void Verify_SameWordComposedAndDecomposed_IsTheSamePassword()
    {
        var hash = _passwords.Hash("파란하늘에뜬구름하나".Normalize(System.Text.NormalizationForm.FormD));

        Assert.True(_passwords.Verify(hash, "파란하늘에뜬구름하나").Right);
        Assert.False(_passwords.Verify(hash, "파란하늘에뜬구름둘").Right);
        Assert.False(_passwords.Verify(hash, null).Right);
    }

    [Fact]
    public void Verify_WithoutHash_IsNeverRight()
    {
        Assert.False(_passwords.Verify(null, "").Right);
        Assert.False(_passwords.Verify(null, "tiger plum river").Right);
    }

    [Fact]
    public void Verify_WeakerHashOfOldTimes_AsksForANewOne()
    {
        var old = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        var hash = new Passwords(old).Hash("tiger plum river");

        Assert.Equal((true, true), _passwords.Verify(hash, "tiger plum river"));
    }

    [Fact]
    public void Forms_Printed_HideThePassword() =>
        Assert.DoesNotContain("secret", new SignUpForm("a@b.kr", "secret", "name").ToString(), StringComparison.Ordinal);
}
