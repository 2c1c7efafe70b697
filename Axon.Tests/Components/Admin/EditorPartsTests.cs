using Axon.Core.Catalog.Activities;
using Axon.Tests.Components.Shop;
using Axon.Web.Features.Catalog.Staff;
using Axon.Web.Features.Catalog.Staff.Editor;
using Axon.Web.Features.Catalog.Staff.Parts;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Axon.Tests.Components.Admin;

/// <summary>What staff see while they write an activity: nothing sleeps that Enter may need, nothing is wrong longer than it is.</summary>
public sealed class EditorPartsTests : AxonBunitContext
{
    private static readonly ActivityDetails OnSale = new(Given.Drop with { Capacity = 100 }, Taken: 61, Held: 3);

    [Fact]
    public void Capacity_Entered_IsSentWhateverTheFiguresBeforeTheLastOneSaid()
    {
        List<int> asked = [];
        var dialog = Draw(asked);

        dialog.Find("#new-capacity").Input("1");
        Assert.False(dialog.Find("button.go").HasAttribute("disabled"));
        dialog.Find("#new-capacity").Input("12050");
        dialog.Find("form").Submit();

        Assert.Equal([12050], asked);
    }

    [Fact]
    public void Capacity_BelowWhatIsSold_IsRefusedInWordsUntilItIsNot()
    {
        List<int> asked = [];
        var dialog = Draw(asked);

        dialog.Find("#new-capacity").Input("12");
        dialog.Find("form").Submit();
        Assert.Contains("61", dialog.Find(".err").TextContent, StringComparison.Ordinal);
        dialog.Find("#new-capacity").Input("120");

        Assert.Empty(dialog.FindAll(".err"));
        Assert.Empty(asked);
    }

    [Fact]
    public void Field_Typed_HandsOverEachKey()
    {
        List<string> typed = [];
        var field = Render<TextField>(parameters => parameters.Add(one => one.Label, "제목").Add(one => one.Id, "title").Add(one => one.ValueChanged, typed.Add));

        field.Find("#title").Input("한");
        field.Find("#title").Input("한글");

        Assert.Equal(["한", "한글"], typed);
    }

    [Fact]
    public void End_Asked_SaysWhatBecomesOfHeldAndFreePlaces()
    {
        var buttons = Render<StatusButtons>(parameters => parameters.Add(one => one.Status, ActivityStatus.OPEN).Add(one => one.Details, OnSale));

        Assert.Contains("자리를 잡은 3개는 시간 안에 결제할 수 있어요. 나머지 36개는 더 팔리지 않아요.", buttons.Find("#do-END").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void End_AskedWhereNobodyHoldsAPlace_SaysSo()
    {
        var buttons = Render<StatusButtons>(parameters => parameters.Add(one => one.Status, ActivityStatus.OPEN).Add(one => one.Details, OnSale with { Held = 0 }));

        Assert.Contains("잡은 자리는 없어요. 남은 39개는 더 팔리지 않아요.", buttons.Find("#do-END").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_OfFields_AreCountedAndLedTo()
    {
        var errors = FormErrors.Of(new Dictionary<string, string[]> { ["title"] = ["꼭 필요한 값이에요"], ["rules[1].atLeast"] = ["맞지 않아요"] });

        var problems = Render<FormProblems>(parameters => parameters.Add(one => one.Errors, errors).Add(one => one.Fallback, "").Add(one => one.Wrong, EditorFields.Wrong(errors)));

        Assert.Contains("2곳 남았어요", problems.Markup, StringComparison.Ordinal);
        Assert.Equal(["title", "new-rule"], problems.FindAll("[data-jump]").Select(button => button.GetAttribute("data-jump")));
    }

    [Fact]
    public void Errors_CheckedAgain_LoseWhatIsSolvedAndGainNothing()
    {
        var before = FormErrors.Of(new Dictionary<string, string[]> { [""] = ["저장하지 못했어요"], ["title"] = ["짧아요"], ["priceMinor"] = ["비었어요"] });

        var after = before.Remaining(FormErrors.Of(new Dictionary<string, string[]> { ["priceMinor"] = ["너무 커요"], ["capacity"] = ["비었어요"] }));

        Assert.Equal(["priceMinor"], after.Fields);
        Assert.Equal(["너무 커요"], after["priceMinor"]);
        Assert.Equal(["저장하지 못했어요"], after.General);
    }

    [Theory]
    [InlineData("AMOUNT", "10000", null, "50000", "50,000원 이상 사면 10,000원 할인")]
    [InlineData("AMOUNT", "10000", "20", null, "10,000원 할인")]
    [InlineData("PERCENT", null, "10", "50000", "50,000원 이상 사면 10% 할인 · 최대 5,000원")]
    [InlineData("AMOUNT", "x", null, null, null)]
    public void Coupon_Offer_IsOneSentence(string kind, string? amount, string? percent, string? minimum, string? sentence)
    {
        var form = new CouponForm { Kind = kind, Amount = amount, Percent = percent, MaxDiscount = "5000", MinOrder = minimum };

        Assert.Equal(sentence, form.Offer(Services.GetRequiredService<IStringLocalizer<AdminStrings>>()));
    }

    private IRenderedComponent<CapacityDialog> Draw(List<int> asked) => Render<CapacityDialog>(parameters => parameters
        .Add(dialog => dialog.Details, OnSale)
        .Add(dialog => dialog.OnChange, change => asked.Add(change.Capacity))
        .Add(dialog => dialog.OnClose, () => { }));
}
