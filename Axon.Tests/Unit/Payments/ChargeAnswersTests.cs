using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Provider;

namespace Axon.Tests.Unit.Payments;

/// <summary>A decline reads later as it did at first, also from rows that another version wrote.</summary>
public sealed class ChargeAnswersTests
{
    public static TheoryData<DeclineReason> Reasons => [.. Enum.GetValues<DeclineReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Decline_KeptAndRead_HasItsReason(DeclineReason reason) => Assert.Equal(reason, ChargeAnswers.ReasonOf(ChargeAnswers.CodeOf(new PaymentDecline(reason, "REJECT_CARD_COMPANY"))));

    [Fact]
    public void Decline_WithALongCode_FitsItsColumnAndKeepsItsReason()
    {
        var code = ChargeAnswers.CodeOf(new PaymentDecline(DeclineReason.InsufficientFunds, new string('X', 200)));

        Assert.Equal(64, code.Length);
        Assert.Equal(DeclineReason.InsufficientFunds, ChargeAnswers.ReasonOf(code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":CODE")]
    [InlineData("ReasonOfTomorrow:CODE")]
    [InlineData("no colon")]
    public void Code_ThatNobodyKnows_IsAnother(string? code) => Assert.Equal(DeclineReason.Other, ChargeAnswers.ReasonOf(code));
}
