using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Web.Ui;
using Bunit;

namespace Axon.Tests.Components.Ui;

public sealed class KitTests : AxonBunitContext
{
    [Fact]
    public void Amount_Compact_CarriesTheExactAmount()
    {
        var amount = Render<Amount>(p => p.Add(c => c.Value, Money.Won(36_592_000)).Add(c => c.Compact, true));

        Assert.Equal("3,660만원", amount.Find("[aria-hidden]").TextContent);
        Assert.Equal("36,592,000원", amount.Find(".hidden").TextContent);
        Assert.Equal("36,592,000원", amount.Find("span").GetAttribute("title"));
    }

    [Theory]
    [InlineData("ko", "오늘 오후 3:30")]
    [InlineData("en", "today 3:30 PM")]
    public void When_Instant_IsReadInSeoul(string culture, string expected)
    {
        UseCulture(culture);

        var when = Render<When>(p => p.Add(c => c.Value, new DateTimeOffset(2026, 11, 21, 6, 30, 0, TimeSpan.Zero)));

        Assert.Equal(expected, when.Find("time").TextContent);
        Assert.Equal("2026-11-21T06:30:00.000Z", when.Find("time").GetAttribute("datetime"));
    }

    [Fact]
    public void Countdown_Drawn_StartsAtTheServersFigure()
    {
        var countdown = Render<Countdown>(p => p.Add(c => c.Until, Clock.GetUtcNow().AddSeconds(133)).Add(c => c.Wakes, "go"));

        Assert.Equal("00:02:13", countdown.Find("axon-countdown").TextContent);
        Assert.Equal("go", countdown.Find("axon-countdown").GetAttribute("wakes"));
        Assert.Equal("오후 2:02:13", countdown.Find(".unscripted time").TextContent);
    }

    [Theory]
    [InlineData("ko", "12개 중 6–10")]
    [InlineData("en", "6–10 of 12")]
    public void Pager_MiddlePage_LinksBothWays(string culture, string expected)
    {
        UseCulture(culture);

        var pager = Render<Pager>(p => p.Add(c => c.Number, 2).Add(c => c.Size, 5).Add(c => c.Total, 12).Add(c => c.Url, page => $"?page={page}"));

        Assert.Contains(expected, pager.Find("nav").TextContent, StringComparison.Ordinal);
        Assert.Equal("?page=1", pager.Find("[rel=prev]").GetAttribute("href"));
        Assert.Equal("?page=3", pager.Find("[rel=next]").GetAttribute("href"));
    }

    [Fact]
    public void Pager_OnePage_IsNotThere() =>
        Assert.Empty(Render<Pager>(p => p.Add(c => c.Number, 1).Add(c => c.Size, 20).Add(c => c.Total, 20).Add(c => c.Url, page => "?")).Markup.Trim());

    [Fact]
    public void DataTable_SortedColumn_SaysHowAndTurnsAround()
    {
        var table = Render<DataTable<int>>(p => p
            .Add(c => c.Label, "표").Add(c => c.Items, [1, 2])
            .Add(c => c.Columns, [new TableColumn<int>("판매", item => Text($"{item}개"), "sold", Numeric: true)])
            .Add(c => c.Sort, new TableSort("sold", Descending: true)).Add(c => c.SortUrl, sort => $"?sort={sort}"));

        Assert.Equal("descending", table.Find("th").GetAttribute("aria-sort"));
        Assert.Equal("?sort=sold", table.Find("th a").GetAttribute("href"));
        Assert.Equal(["1개", "2개"], table.FindAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void DataTable_NoItems_SaysSo()
    {
        var table = Render<DataTable<int>>(p => p.Add(c => c.Label, "표").Add(c => c.Items, []).Add(c => c.Columns, []));

        Assert.Equal("아직 아무것도 없어요", table.Find(".empty b").TextContent);
    }

    [Fact]
    public void Meter_Parts_FillTheirShareAndAreSpoken()
    {
        var meter = Render<Meter>(p => p.Add(c => c.Total, 300).Add(c => c.Parts, [new MeterPart("구매", 288, DataHue.Paid), new MeterPart("결제 중", 12, DataHue.Reserve)]));

        Assert.Equal(["960", "40"], meter.FindAll("rect").Select(rect => rect.GetAttribute("width")));
        Assert.Equal("구매 288 / 300, 결제 중 12 / 300", meter.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void ErrorPanel_Retry_CallsBack()
    {
        var calls = 0;
        var panel = Render<ErrorPanel>(p => p.Add(c => c.OnRetry, () => calls++));

        panel.Find("button").Click();

        Assert.Equal(1, calls);
    }

    [Fact]
    public void ConfirmDialog_InAForm_SubmitsIt()
    {
        var dialog = Render<ConfirmDialog>(p => p.Add(c => c.Id, "d").Add(c => c.Title, "포기할까요?").Add(c => c.Trigger, "포기하기").Add(c => c.ConfirmLabel, "포기하기").Add(c => c.Name, "what").Add(c => c.Value, "give-up"));

        Assert.Equal("d", dialog.Find("button").GetAttribute("popovertarget"));
        Assert.Equal("give-up", dialog.Find("[type=submit]").GetAttribute("value"));
        Assert.Equal("d-title", dialog.Find("[role=alertdialog]").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void ConfirmDialog_WithCallback_CallsItInsteadOfSubmitting()
    {
        var calls = 0;
        var dialog = Render<ConfirmDialog>(p => p.Add(c => c.Id, "d").Add(c => c.Title, "?").Add(c => c.Trigger, "a").Add(c => c.ConfirmLabel, "b").Add(c => c.OnConfirm, () => calls++));

        dialog.Find(".go").Click();

        Assert.Equal(1, calls);
        Assert.Empty(dialog.FindAll("[type=submit]"));
    }

    [Fact]
    public void FormField_Errors_StandUnderTheControl()
    {
        var field = Render<FormField>(p => p.Add(c => c.For, "end").Add(c => c.Label, "닫힘").Add(c => c.Errors, ["열리는 시각보다 뒤여야 해요."]));

        Assert.Equal("end", field.Find("label").GetAttribute("for"));
        Assert.Equal("열리는 시각보다 뒤여야 해요.", field.Find("#end-error[role=alert]").TextContent);
    }

    [Theory]
    [InlineData("ko", "23.1% 늘었어요")]
    [InlineData("en", "up 23.1%")]
    public void KpiCard_Change_IsSpokenInWords(string culture, string expected)
    {
        UseCulture(culture);

        var card = Render<KpiCard>(p => p.Add(c => c.Label, "방문자").Add(c => c.Value, "8,412").Add(c => c.Change, new KpiChange("23.1%", 1, Good: true)));

        Assert.Equal(expected, card.Find(".up .hidden").TextContent);
    }

    [Fact]
    public void Icon_EveryName_IsDrawn()
    {
        foreach (var name in Enum.GetValues<IconName>())
        {
            Assert.NotEmpty(Render<Icon>(p => p.Add(c => c.Name, name)).FindAll("path, rect, circle"));
        }
    }
}
