using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Axon.Core.Checkout.Provider;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Microsoft.AspNetCore.WebUtilities;

namespace Axon.Tests.Contracts.Payments;

/// <summary>The shopper's side, with nothing but links and forms.</summary>
public sealed partial class WindowTests : SimulatorTest
{
    private const string Success = "https://shop.example/pay/done?cart=1";
    private const string Fail = "https://shop.example/pay/failed";

    [Fact]
    public async Task Window_PayWithTheFirstCard_LeadsBackWithAPaymentThatCanBeConfirmed()
    {
        var order = NewOrder();

        var back = await SubmitAsync(Checkout(order), "pay");

        var query = QueryHelpers.ParseQuery(back.Query);
        Assert.StartsWith(Success + "&", back.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal((order.Value, "129000"), (query["orderId"].ToString(), query["amount"].ToString()));
        Assert.True(ProviderPaymentKey.TryParse(query["paymentKey"], out var key));
        Assert.Equal(ProviderPaymentState.IN_PROGRESS, (await Provider.FindAsync(key, Token)).Payment!.State);
        Assert.Equal(ConfirmOutcome.Captured, (await Provider.ConfirmAsync(key, order, Money.Won(129_000), NewKey(), Token)).Outcome);
    }

    [Fact]
    public async Task Window_OtherCard_IsTheOneCharged()
    {
        var order = NewOrder();

        var back = await SubmitAsync(Checkout(order), "pay", card: "lost");

        Assert.True(ProviderPaymentKey.TryParse(QueryHelpers.ParseQuery(back.Query)["paymentKey"], out var key));
        Assert.Equal(DeclineReason.CardBlocked, (await Provider.ConfirmAsync(key, order, Money.Won(129_000), NewKey(), Token)).Decline!.Reason);
    }

    [Fact]
    public async Task Window_Cancel_LeadsToTheFailAddressAndChargesNothing()
    {
        var order = NewOrder();

        var back = await SubmitAsync(Checkout(order), "cancel");

        var query = QueryHelpers.ParseQuery(back.Query);
        Assert.Equal(Fail, back.GetLeftPart(UriPartial.Path));
        Assert.Equal(("PAY_PROCESS_CANCELED", "결제를 취소했어요.", order.Value), (query["code"].ToString(), query["message"].ToString(), query["orderId"].ToString()));
        Assert.Equal(FindOutcome.NotFound, (await Provider.FindByOrderAsync(order, Token)).Outcome);
    }

    [Theory]
    [InlineData("ko", "결제하기", "129,000원 결제하기")]
    [InlineData("en", "Pay", "Pay ₩129,000")]
    public async Task Window_InEachLanguage_SaysTheSame(string language, string title, string button)
    {
        var page = await PageAsync(Checkout(NewOrder(), language));

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(button, page.QuerySelector("button")!.TextContent);
        Assert.NotEmpty(page.QuerySelector("[role=note]")!.TextContent.Trim());
        Assert.NotEqual(language, page.QuerySelector("a.language")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task Window_Page_HasNoScriptAndAPolicyThatAllowsNone()
    {
        using var response = await Http.GetAsync(Checkout(NewOrder()), Token);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self' https://shop.example:443 https://shop.example:443;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(Script(), await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Window_HostileName_IsShownAsText()
    {
        const string name = "<script>alert(1)</script>\"'&\u202e";
        var request = new CheckoutRequest(NewOrder(), Money.Won(129_000), name, new Uri(Success), new Uri(Fail), "\"><b>", "ko");

        var page = await PageAsync(Provider.CheckoutUrl(request));

        Assert.Equal(name, page.QuerySelector("dd")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("script, b b"));
    }

    [Theory]
    [InlineData("clientKey", "test_ck_wrong")]
    [InlineData("orderId", "a b")]
    [InlineData("orderId", "")]
    [InlineData("amount", "-1")]
    [InlineData("amount", "1.5")]
    [InlineData("amount", "9223372036854775808")]
    [InlineData("orderName", "")]
    [InlineData("successUrl", "javascript:alert(1)")]
    [InlineData("successUrl", "//evil.example")]
    [InlineData("failUrl", "data:text/html,x")]
    [InlineData("failUrl", "https://user:pass@shop.example/")]
    public async Task Window_SomethingWrong_SaysSoAndLeadsNowhere(string name, string value)
    {
        var query = QueryHelpers.ParseQuery(Checkout(NewOrder()).Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        query[name] = value;
        using var form = new FormUrlEncodedContent(query.Append(KeyValuePair.Create("do", (string?)"pay")).Append(KeyValuePair.Create("card", (string?)"approve")));

        using var shown = await Http.GetAsync(QueryHelpers.AddQueryString("/window", query), Token);
        using var sent = await Http.PostAsync("/window", form, Token);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (shown.StatusCode, sent.StatusCode));
        Assert.Null(sent.Headers.Location);
        Assert.Contains("돈은 나가지 않았어요", WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }

    private Uri Checkout(PaymentOrderRef order, string language = "ko") => Provider.CheckoutUrl(
        new CheckoutRequest(order, Money.Won(129_000), "무선 이어폰 화이트 에디션", new Uri(Success), new Uri(Fail), "c-1", language));

    private async Task<IHtmlDocument> PageAsync(Uri url)
    {
        using var response = await Http.GetAsync(url, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Token));
    }

    private async Task<Uri> SubmitAsync(Uri checkout, string button, string? card = null)
    {
        var form = (await PageAsync(checkout)).Forms.Single();
        var fields = form.QuerySelectorAll("input").Cast<IHtmlInputElement>().Where(input => input.Type == "hidden" || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value);
        fields["do"] = button;
        fields["card"] = card ?? fields["card"];
        using var content = new FormUrlEncodedContent(fields);
        using var response = await Http.PostAsync(form.GetAttribute("action"), content, Token);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!;
    }

    [GeneratedRegex(@"<script|\son[a-z]+=|\sstyle=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Script();
}
